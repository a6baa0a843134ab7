import type { Scope } from '@/lib/access/scope'
import type { AdFigures } from '@/lib/metrics/ads-overview'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { toAdsQuestion } from './ads-question'
import type { OverviewState } from './overview-state'

const largestPage = 200

/** The ads of every page, in the order of the address, each once: figures may move while the pages are read. */
export async function readAllAds(scope: Scope, state: OverviewState): Promise<AdFigures[]> {
  const question = { ...toAdsQuestion(state), size: largestPage }
  const ads = new Map<string, AdFigures>()
  let cursor: string | undefined
  do {
    const page = await getAdsOverview(scope, { ...question, cursor })
    for (const ad of page.ads) ads.set(ad.adId, ad)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return [...ads.values()]
}
