import type { Channel } from '@/lib/channels/inbound-event'
import type { FunnelState } from '@/lib/metrics/funnel-filter'

/** Whose funnel it is. */
export interface FunnelOf {
  slug: string
  journeyId: string
  /** Null where all ads of the journey are taken together. */
  adId: string | null
  from: string
  to: string
  channel: Channel | null
}

export interface FunnelNumber {
  state: FunnelState
  /** Any step unless given. */
  step?: number
}

/** The conversations behind a number of a funnel, one a person. */
export function peopleHref(of: FunnelOf, { state, step }: FunnelNumber): string {
  const parts = {
    from: of.from,
    to: of.to,
    channel: of.channel ?? undefined,
    // The list reads several ads, with commas between them.
    ad: of.adId?.replaceAll(',', '%2C'),
    journey: of.journeyId,
    step: step === undefined ? undefined : String(step),
    state,
  }
  const given = Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined)
  return `/w/${of.slug}/conversations?${new URLSearchParams(given)}`
}
