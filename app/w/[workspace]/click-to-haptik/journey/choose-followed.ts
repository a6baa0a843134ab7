export interface FollowedAd {
  adId: string
  name: string | null
}

/** What of a journey the choice needs. */
export interface FollowedJourney {
  id: string
  name: string
  ads: FollowedAd[]
}

/** Whose way is shown: one ad's, that of all ads of a journey, or nobody's yet. */
export type Followed =
  | { kind: 'ad'; journey: FollowedJourney; ad: FollowedAd }
  | { kind: 'all'; journey: FollowedJourney }
  | { kind: 'unlinked'; ad: FollowedAd }
  | { kind: 'no-journey' }

export interface FollowQuery {
  /** An ad's id, or `journey:` and an id. */
  follow: string | null
  /** The ads that the whole page is filtered by. */
  ad: string[] | null
}

export interface FollowChoices {
  journeys: FollowedJourney[]
  /** The ads of the period, most conversations first. */
  ads: FollowedAd[]
}

export interface ChosenFollowed {
  followed: Followed
  /** What the address asked for and is not shown, as a sentence. */
  problem: string | null
}

const prefix = 'journey:'

/** How the address names all ads of a journey together. */
export function followAll(journeyId: string): string {
  return `${prefix}${journeyId}`
}

/**
 * What the address follows; else the first of the page's ads that is linked, else the linked ad with the most
 * conversations, else the first journey, whose ads are none.
 */
export function chooseFollowed({ follow, ad }: FollowQuery, choices: FollowChoices): ChosenFollowed {
  const [first] = choices.journeys
  if (!first) return { followed: { kind: 'no-journey' }, problem: null }
  const ofPage = (ad ?? []).map((adId) => findLinked(adId, choices)).find((found) => found !== undefined)
  const usual = ofPage ?? findUsual(choices) ?? { kind: 'all', journey: first }
  if (!follow) return { followed: usual, problem: null }
  if (!follow.startsWith(prefix)) return { followed: findAd(follow, choices), problem: null }
  const journey = choices.journeys.find(({ id }) => followAll(id) === follow)
  if (journey) return { followed: { kind: 'all', journey }, problem: null }
  return { followed: usual, problem: 'There is no such journey; the usual is shown.' }
}

function findAd(adId: string, choices: FollowChoices): Followed {
  const unlinked = choices.ads.find((one) => one.adId === adId) ?? { adId, name: null }
  return findLinked(adId, choices) ?? { kind: 'unlinked', ad: unlinked }
}

function findLinked(adId: string, { journeys }: FollowChoices): Followed | undefined {
  for (const journey of journeys) {
    const ad = journey.ads.find((one) => one.adId === adId)
    if (ad) return { kind: 'ad', journey, ad }
  }
  return undefined
}

function findUsual(choices: FollowChoices): Followed | undefined {
  const linked = [...choices.ads, ...choices.journeys.flatMap(({ ads }) => ads)]
  return linked.map(({ adId }) => findLinked(adId, choices)).find((found) => found !== undefined)
}

/** The journey of what is followed. */
export function journeyOf(followed: Followed): FollowedJourney | null {
  return followed.kind === 'ad' || followed.kind === 'all' ? followed.journey : null
}

/** The one ad that is followed, linked or not. */
export function adOf(followed: Followed): FollowedAd | null {
  return followed.kind === 'ad' || followed.kind === 'unlinked' ? followed.ad : null
}
