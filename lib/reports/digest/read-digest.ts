import type { Scope } from '@/lib/access/scope'
import type { AdsOverview } from '@/lib/metrics/ads-overview'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { type ConversationalSource, getConversationalSource } from '@/lib/metrics/get-conversational-source'
import { type JourneyCompletion, listJourneyCompletion } from '@/lib/metrics/list-journey-completion'
import { previousPeriod } from '@/lib/period/previous-period'

/** What the page of the same days says, as far as a mail shows it. */
export interface Digest {
  source: ConversationalSource
  previousSource: ConversationalSource
  /** Its ads are the five that brought most. */
  ads: AdsOverview
  journeys: JourneyCompletion[]
}

const topAds = 5

/** Asks what the page asks, by the same functions. */
export async function readDigest(
  scope: Scope,
  period: { from: string; to: string },
  now: number,
): Promise<Digest> {
  const previous = previousPeriod(period)
  const source = await getConversationalSource(scope, period)
  const previousSource = await getConversationalSource(scope, previous)
  const ads = await getAdsOverview(scope, { ...period, previous, sort: 'conversations', size: topAds })
  const journeys = await listJourneyCompletion(scope, { ...period, now })
  return { source, previousSource, ads, journeys }
}

/** No conversation, and nothing that any ad did: then nobody is written to. */
export function isQuiet({ source, ads: { totals } }: Digest): boolean {
  const isNothing = (figure: number | null) => figure === null || figure === 0
  const spentNothing = totals.spend.every(({ amount }) => Number(amount) === 0)
  return source.total === 0 && spentNothing && isNothing(totals.impressions) && isNothing(totals.clicks)
}
