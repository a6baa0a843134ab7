import { Temporal } from 'temporal-polyfill'
import type { Call, Failure, Throttling } from './meta-control'
import type { Figures, MetaAccount, MetaAd, MetaAdSet, MetaCampaign, MetaWorld } from './meta-world'

export interface LiveFailure {
  failure: Failure
  /** Matching questions so far. */
  seen: number
}

export interface Report {
  accountId: string
  params: URLSearchParams
  polls: number
  startedAt: number
}

export interface PlacedAd {
  ad: MetaAd
  adSet: MetaAdSet
  campaign: MetaCampaign
}

/** What the stand-in remembers while it runs. */
export interface StandInState {
  world: MetaWorld
  failures: LiveFailure[]
  throttlings: Throttling[]
  /** By ad, then by day and platform; null takes the row away. */
  exactDays: Map<string, Map<string, Figures | null>>
  /** By account and day. */
  factors: Map<string, number>
  /** By user: tokens issued before are dead. */
  killed: Map<string, { subcode: number; at: number }>
  usedCodes: Set<string>
  reports: Map<string, Report>
  /** Fields by asset. */
  subscriptions: Map<string, string[]>
  calls: Call[]
}

export function newState(world: MetaWorld): StandInState {
  return {
    world,
    failures: [],
    throttlings: [],
    exactDays: exactDaysOf(world),
    factors: new Map(),
    killed: new Map(),
    usedCodes: new Set(),
    reports: new Map(),
    subscriptions: new Map(),
    calls: [],
  }
}

export function dayKey(day: string, platform: string): string {
  return `${day}|${platform}`
}

export function placedAds(account: MetaAccount): PlacedAd[] {
  return account.campaigns.flatMap((campaign) =>
    campaign.adSets.flatMap((adSet) => adSet.ads.map((ad) => ({ ad, adSet, campaign }))),
  )
}

/** Milliseconds. */
export function nowOf({ world }: StandInState): number {
  return world.quirks.now === null ? Date.now() : Date.parse(world.quirks.now)
}

/** The account's local time. */
export function localNow(state: StandInState, account: MetaAccount): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(nowOf(state))
    .toZonedDateTimeISO(account.timeZone)
    .toPlainDateTime()
}

function exactDaysOf(world: MetaWorld): StandInState['exactDays'] {
  const ads = world.accounts.flatMap(placedAds).filter(({ ad }) => ad.days)
  return new Map(
    ads.map(({ ad }) => [
      ad.id,
      new Map(ad.days?.map(({ day, platform, figures }) => [dayKey(day, platform), figures])),
    ]),
  )
}
