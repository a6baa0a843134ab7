import { toChange } from '@/lib/metrics/ratio'
import type { AdFigures } from '@/lib/metrics/to-ad-figures'

/** As the address says it: a column, with a minus where the largest comes first. */
export const adSorts = ['-conversations', 'conversations', 'ad', '-ad', '-change', 'change'] as const
export type AdSort = (typeof adSorts)[number]

export const defaultAdSort: AdSort = '-conversations'

/** Ads without a figure to sort by come last either way. */
export function sortAds(ads: AdFigures[], sort: AdSort): AdFigures[] {
  const descending = sort.startsWith('-')
  const compare = comparisons[sort.replace('-', '')] ?? comparisons.conversations
  return ads.toSorted((a, b) => compare?.(a, b, descending ? -1 : 1) ?? 0)
}

const comparisons: Record<string, (a: AdFigures, b: AdFigures, sign: 1 | -1) => number> = {
  conversations: (a, b, sign) => sign * (a.conversations - b.conversations),
  ad: (a, b, sign) => sign * nameOf(a).localeCompare(nameOf(b), 'en'),
  change: (a, b, sign) => {
    const [left, right] = [changeOf(a), changeOf(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return sign * (left - right)
  },
}

/** The name, or the id of an ad that no touch has named. */
export function nameOf({ name, adId }: AdFigures): string {
  return name ?? adId
}

function changeOf({ conversations, previousConversations }: AdFigures): number | null {
  return toChange(conversations, previousConversations ?? null)
}
