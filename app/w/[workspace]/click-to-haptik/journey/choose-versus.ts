import type { Period } from '@/lib/period/parse-period'
import { previousPeriod } from '@/lib/period/previous-period'
import type { Followed, FollowedAd } from './choose-followed'

/** What the followed is compared with; the journey is the same. */
export type Versus = { kind: 'before'; days: { from: string; to: string } } | { kind: 'ad'; ad: FollowedAd }

export interface ChosenVersus {
  versus: Versus | null
  problem: string | null
}

/** How the address names the period before. */
export const versusBefore = 'before'

/** Two ads are compared as two groups of people, so an ad is never compared with a whole that it is part of. */
export function chooseVersus(asked: string | null, followed: Followed, period: Period): ChosenVersus {
  if (!asked || followed.kind === 'no-journey' || followed.kind === 'unlinked') {
    return { versus: null, problem: null }
  }
  if (asked === versusBefore) {
    return { versus: { kind: 'before', days: previousPeriod(period) }, problem: null }
  }
  const ad = listRivals(followed).find(({ adId }) => adId === asked)
  return ad
    ? { versus: { kind: 'ad', ad }, problem: null }
    : { versus: null, problem: 'The ad to compare with is no other ad of this journey; nothing is compared.' }
}

/** The ads that the followed one can be compared with. */
export function listRivals(followed: Followed): FollowedAd[] {
  if (followed.kind !== 'ad') return []
  return followed.journey.ads.filter(({ adId }) => adId !== followed.ad.adId)
}
