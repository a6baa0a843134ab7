import type { FollowedAd } from './choose-followed'

/** The name, or the id of an ad that no touch has named. */
export function nameOfAd({ name, adId }: FollowedAd): string {
  return name ?? adId
}
