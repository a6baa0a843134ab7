import type { TableSort } from '@/components/table/data-table'
import { formatCount } from '@/lib/format/format-number'
import type { AdsOverview } from '@/lib/metrics/get-ads-overview'
import { platformLabel } from '@/lib/metrics/platform-label'
import { toChange, toRatio } from '@/lib/metrics/ratio'
import type { AdFigures } from '@/lib/metrics/to-ad-figures'
import type { AdRow, AdsTableProps } from './ads-table'
import { adConversationsHref } from './conversations-href'
import type { OverviewState } from './overview-state'
import { type AdSort, adSortColumns, defaultAdSort, sortAds } from './sort-ads'

/** Few enough to read; the rest is one click away. */
const shownFirst = 25
const shownAtMost = 1000

export type ToAdsTableOptions = { locale: string; mayLink: boolean }

/** The rows as the table draws them, sorted as the address says. */
export function toAdsTable(
  { ads, totals, goalVersion }: AdsOverview,
  state: OverviewState,
  { locale, mayLink }: ToAdsTableOptions,
): Omit<AdsTableProps, 'toolbar'> {
  const { query, address, previous } = state
  const sort = query.sort ?? defaultAdSort
  const limit = query.ads === 'all' ? shownAtMost : shownFirst
  const { conversations, goals, goalRate, previousConversations = null } = totals
  const highest = Math.max(...ads.map((ad) => ad.conversations))
  const rows = sortAds(ads, sort).slice(0, limit)
  return {
    rows: rows.map((ad) => toRow(ad, { conversations, highest, state, mayLink })),
    sort: toTableSort(sort, address),
    locale,
    comparesWith: previous,
    hasGoal: goalVersion !== null,
    totals: {
      ads: ads.length === 1 ? '1 ad' : `${formatCount(ads.length, locale)} ads`,
      conversations,
      change: toChange(conversations, previousConversations),
      goals,
      goalRate,
    },
    hidden: ads.length - rows.length,
    allHref: query.ads === 'all' ? undefined : address({ ads: 'all' }),
  }
}

type Whole = { conversations: number; highest: number; state: OverviewState; mayLink: boolean }

function toRow(ad: AdFigures, { conversations, highest, state, mayLink }: Whole): AdRow {
  const { adId, journey } = ad
  return {
    adId,
    name: ad.name,
    platforms: ad.platforms
      .map(({ platform }) => (platform ? platformLabel(platform) : 'Unknown'))
      .join(', '),
    conversations: ad.conversations,
    bar: toRatio(ad.conversations, highest),
    share: toRatio(ad.conversations, conversations),
    change: toChange(ad.conversations, ad.previousConversations ?? null),
    isNew: ad.previousConversations === 0,
    href: adConversationsHref(state, { ad: adId }),
    goals: ad.goals,
    goalRate: ad.goalRate,
    goalsHref: adConversationsHref(state, { ad: adId, goal: 'reached' }),
    journey: journey && { name: journey.name, href: `${state.address({ follow: adId })}#user-journey` },
    linkHref: mayLink ? `/w/${state.slug}/journeys?${new URLSearchParams({ link: adId })}` : null,
  }
}

/** A first click sorts names upwards and figures downwards, a second the other way round. */
function toTableSort(sort: AdSort, address: OverviewState['address']): TableSort {
  const isDescending = sort.startsWith('-')
  const hrefs = Object.entries(adSortColumns).map(([column, first]) => {
    const isSorted = sort.replace('-', '') === column
    const isNextDescending = isSorted ? !isDescending : first === 'descending'
    const next = `${isNextDescending ? '-' : ''}${column}` as AdSort
    return [column, address({ sort: next === defaultAdSort ? null : next })]
  })
  return {
    id: sort.replace('-', ''),
    direction: isDescending ? 'descending' : 'ascending',
    hrefs: Object.fromEntries(hrefs),
  }
}
