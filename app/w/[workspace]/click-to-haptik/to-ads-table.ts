import type { TableSort } from '@/components/table/data-table'
import type { ColumnMemory } from '@/components/table/use-column-widths'
import { toThumbnail } from '@/lib/ads/thumbnail-hosts'
import { formatCount } from '@/lib/format/format-number'
import type { AdFigures, AdSort, AdsOverview, Money } from '@/lib/metrics/ads-overview'
import { platformLabel } from '@/lib/metrics/platform-label'
import { toChange, toRatio } from '@/lib/metrics/ratio'
import { adHref } from '../ads/ad-href'
import { columnOfSorting, nextSortings, toAdSort, usualSorting } from './ad-columns'
import type { AdRow } from './ad-row'
import type { AdsTableProps } from './ads-table'
import { type ShownColumns, toColumnChoice } from './columns-of-ads'
import { adConversationsHref } from './conversations-href'
import type { OverviewState } from './overview-state'
import { ratioOfMoney } from './ratio-of-money'

export type ToAdsTableOptions = {
  locale: string
  mayLink: boolean
  /** Those that are shown of those that can be hidden. */
  columns: ShownColumns
  resizing: ColumnMemory
}

/** The rows of the page as the table draws them. */
export function toAdsTable(
  { ads, adsTotal, totals, goalVersion, next, previous: back }: AdsOverview,
  state: OverviewState,
  { locale, mayLink, columns, resizing }: ToAdsTableOptions,
): Omit<AdsTableProps, 'toolbar'> {
  const { query, address } = state
  const sorting = query.sort ?? usualSorting
  const barOf = toBars(ads, toAdSort(sorting).sort)
  return {
    rows: ads.map((ad) => ({
      ...toRow(ad, { conversations: totals.conversations, state, mayLink }),
      bar: barOf(ad),
    })),
    sort: toTableSort(state),
    sortedBy: columnOfSorting(sorting),
    locale,
    comparesWith: state.previous,
    hasGoal: goalVersion !== null,
    columnChoice: toColumnChoice(columns, state),
    resizing,
    totals: {
      ...totals,
      ads: adsTotal === 1 ? '1 ad' : `${formatCount(adsTotal, locale)} ads`,
      change: toChange(totals.conversations, totals.previous?.conversations ?? null),
    },
    pager: {
      newerHref: back ? address({ page: back }) : undefined,
      olderHref: next ? address({ page: next }) : undefined,
      note:
        next || back
          ? `${formatCount(ads.length, locale)} of ${formatCount(adsTotal, locale)} ads`
          : undefined,
    },
  }
}

type Whole = { conversations: number; state: OverviewState; mayLink: boolean }

function toRow(ad: AdFigures, { conversations, state, mayLink }: Whole): Omit<AdRow, 'bar'> {
  const { adId, journey, previous, ...figures } = ad
  const { slug, period, address } = state
  const days = new URLSearchParams({ from: period.from, to: period.to })
  return {
    ...figures,
    adId,
    thumbnailUrl: toThumbnail(ad.thumbnailUrl),
    platforms: ad.platforms
      .map(({ platform }) => (platform ? platformLabel(platform) : 'Unknown'))
      .join(', '),
    share: toRatio(ad.conversations, conversations),
    change: toChange(ad.conversations, previous?.conversations ?? null),
    isNew: previous?.conversations === 0,
    adHref: `${adHref(slug, adId)}?${days}`,
    href: adConversationsHref(state, { adId }),
    goalsHref: adConversationsHref(state, { adId, goal: 'reached' }),
    journey: journey && { name: journey.name, href: `${address({ follow: adId })}#user-journey` },
    linkHref: mayLink ? `/w/${slug}/journeys?${new URLSearchParams({ link: adId })}` : null,
  }
}

/** How long an ad's bar is in the column that the rows are sorted by: against the largest of its kind among them. */
function toBars(ads: AdFigures[], sort: AdSort): (ad: AdFigures) => number | null {
  if (sort === 'name' || sort === 'change') return () => null
  const figures = ads.map((ad) => ad[sort])
  const highest = Math.max(0, ...figures.filter((figure) => typeof figure === 'number'))
  const dearest = new Map<string, Money>()
  for (const money of figures.filter(isMoney)) {
    const most = dearest.get(money.currency)
    if ((ratioOfMoney(money, most) ?? 2) > 1) dearest.set(money.currency, money)
  }
  return (ad) => {
    const figure = ad[sort]
    return isMoney(figure) ? ratioOfMoney(figure, dearest.get(figure.currency)) : toRatio(figure, highest)
  }
}

function isMoney(figure: number | Money | null): figure is Money {
  return typeof figure === 'object' && figure !== null
}

function toTableSort({ query, address }: OverviewState): TableSort {
  const sorting = query.sort ?? usualSorting
  const hrefs = nextSortings(sorting).map(([column, next]) => [
    column,
    address({ sort: next === usualSorting ? null : next }),
  ])
  return {
    id: columnOfSorting(sorting),
    direction: sorting.startsWith('-') ? 'descending' : 'ascending',
    hrefs: Object.fromEntries(hrefs),
  }
}
