import type { TableSort } from '@/components/table/data-table'
import { formatCount } from '@/lib/format/format-number'
import type { AdsOverview } from '@/lib/metrics/get-ads-overview'
import { platformLabel } from '@/lib/metrics/platform-label'
import { toChange, toRatio } from '@/lib/metrics/ratio'
import type { AdFigures } from '@/lib/metrics/to-ad-figures'
import type { AdRow, AdsTableProps } from './ads-table'
import { conversationsHref } from './conversations-href'
import type { OverviewState } from './overview-state'
import { type AdSort, defaultAdSort, sortAds } from './sort-ads'

/** Few enough to read; the rest is one click away. */
const shownFirst = 25
const shownAtMost = 1000

/** The rows as the table draws them, sorted as the address says. */
export function toAdsTable(
  { ads, totals }: AdsOverview,
  state: OverviewState,
  locale: string,
): AdsTableProps {
  const { query, address, previous } = state
  const sort = query.sort ?? defaultAdSort
  const limit = query.ads === 'all' ? shownAtMost : shownFirst
  const { conversations, previousConversations = null } = totals
  const highest = Math.max(...ads.map((ad) => ad.conversations))
  const rows = sortAds(ads, sort).slice(0, limit)
  return {
    rows: rows.map((ad) => toRow(ad, { conversations, highest, state })),
    sort: toTableSort(sort, address),
    locale,
    comparesWith: previous,
    totals: {
      ads: ads.length === 1 ? '1 ad' : `${formatCount(ads.length, locale)} ads`,
      conversations,
      change: toChange(conversations, previousConversations),
    },
    hidden: ads.length - rows.length,
    allHref: query.ads === 'all' ? undefined : address({ ads: 'all' }),
  }
}

type Whole = { conversations: number; highest: number; state: OverviewState }

function toRow(ad: AdFigures, { conversations, highest, state }: Whole): AdRow {
  return {
    adId: ad.adId,
    name: ad.name,
    platforms: ad.platforms
      .map(({ platform }) => (platform ? platformLabel(platform) : 'Unknown'))
      .join(', '),
    conversations: ad.conversations,
    bar: toRatio(ad.conversations, highest),
    share: toRatio(ad.conversations, conversations),
    change: toChange(ad.conversations, ad.previousConversations ?? null),
    isNew: ad.previousConversations === 0,
    href: conversationsHref(state, { source: 'ads', ad: ad.adId }),
  }
}

/** A first click sorts names upwards and figures downwards, a second the other way round. */
function toTableSort(sort: AdSort, address: OverviewState['address']): TableSort {
  const column = sort.replace('-', '')
  const isDescending = sort.startsWith('-')
  const next = (ascending: AdSort, descending: AdSort, first: AdSort) => {
    const target = ascending !== column ? first : isDescending ? ascending : descending
    return address({ sort: target === defaultAdSort ? null : target })
  }
  return {
    id: column,
    direction: isDescending ? 'descending' : 'ascending',
    hrefs: {
      ad: next('ad', '-ad', 'ad'),
      conversations: next('conversations', '-conversations', '-conversations'),
      change: next('change', '-change', '-change'),
    },
  }
}
