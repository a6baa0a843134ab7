import { toChange } from '@/lib/metrics/ratio'
import type { AdFigures } from '@/lib/metrics/to-ad-figures'

/** The columns to sort by, each with the way that a first click sorts. */
export const adSortColumns = {
  ad: 'ascending',
  conversations: 'descending',
  change: 'descending',
  goals: 'descending',
  rate: 'descending',
} as const
type AdSortColumn = keyof typeof adSortColumns

/** As the address says it: a column, with a minus where the largest comes first. */
export type AdSort = AdSortColumn | `-${AdSortColumn}`
const columns = Object.keys(adSortColumns) as AdSortColumn[]
export const adSorts: readonly AdSort[] = columns.flatMap((column) => [column, `-${column}`] as const)

export const defaultAdSort: AdSort = '-conversations'

/** Ads without a figure to sort by come last either way. */
export function sortAds(ads: AdFigures[], sort: AdSort): AdFigures[] {
  const sign = sort.startsWith('-') ? -1 : 1
  const compare = comparisons[sort.replace('-', '') as AdSortColumn]
  return ads.toSorted((a, b) => compare(a, b, sign))
}

type Compare = (a: AdFigures, b: AdFigures, sign: 1 | -1) => number

const comparisons: Record<AdSortColumn, Compare> = {
  ad: (a, b, sign) => sign * nameOf(a).localeCompare(nameOf(b), 'en'),
  conversations: byFigure(({ conversations }) => conversations),
  change: byFigure(({ conversations, previousConversations = null }) =>
    toChange(conversations, previousConversations),
  ),
  goals: byFigure(({ goals }) => goals),
  rate: byFigure(({ goalRate }) => goalRate),
}

function byFigure(figureOf: (ad: AdFigures) => number | null): Compare {
  return (a, b, sign) => {
    const [left, right] = [figureOf(a), figureOf(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return sign * (left - right)
  }
}

/** The name, or the id of an ad that no touch has named. */
function nameOf({ name, adId }: AdFigures): string {
  return name ?? adId
}
