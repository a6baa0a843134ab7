import type { AdsOverviewInput } from '@/lib/metrics/ads-overview'
import { toAdSort, usualSorting } from './ad-columns'
import type { OverviewState } from './overview-state'

/** What the address asks of section two. */
export function toAdsQuestion({ period, previous, query }: OverviewState): AdsOverviewInput {
  return {
    from: period.from,
    to: period.to,
    channel: query.channel ?? undefined,
    platforms: query.platform ?? undefined,
    adIds: query.ad ?? undefined,
    adSetIds: query.adset ?? undefined,
    campaignIds: query.campaign ?? undefined,
    previous: previous ?? undefined,
    ...toAdSort(query.sort ?? usualSorting),
    cursor: query.page ?? undefined,
  }
}
