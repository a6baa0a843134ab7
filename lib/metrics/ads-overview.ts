import type { Channel } from '@/lib/channels/inbound-event'
import type { AdAccountState } from './get-ad-accounts-status'
import type { GoalStanding } from './goal-standing'

/** What section two asks and is answered: types alone, so that the browser's side may read them too. */

/** The amount is a decimal number as text, never a float. */
export interface Money {
  /** ISO 4217. */
  currency: string
  amount: string
}

/**
 * What was counted. Null is "not known": no account tells it, or no goal is live. A zero that is known is 0.
 * `Cost` is one amount, or of totals one for each currency: money is never added across currencies.
 */
interface Counted<Cost> {
  spend: Cost
  impressions: number | null
  /** All clicks, also on likes and profiles, as Meta counts them. */
  clicks: number | null
  /** Those of them that led to the ad's destination. */
  linkClicks: number | null
  conversations: number
  goals: number | null
  /** Meta's own count of conversations that the ad started; beside ours, never added to them. */
  conversationsStarted: number | null
}

/** Ratios of them; null, or of totals without an entry for the currency, where there is no base. */
interface Derived<Cost> {
  clickThroughRate: number | null
  costPerClick: Cost
  costPerConversation: Cost
  goalRate: number | null
  costPerGoal: Cost
  /** Null as well where platforms are chosen: which platform a conversation came from is not always told. */
  captureRate: number | null
}

/** Of one ad. */
export type AdMeasures = Counted<Money | null> & Derived<Money | null>

/** Over all chosen ads. Costs of a currency are over the ads of that currency only. */
export type TotalMeasures = Counted<Money[]> & Derived<Money[]>

/** Of one day of the range. Spend is of days of the ad accounts, conversations of days of the workspace. */
export type DayMeasures = Counted<Money[]> & { day: string }

/**
 * Whence an ad's figures come, or why there are none.
 *
 * `connected` an ad account that is connected lists it; `api` the ad-days API brought it; `no-account` no ad
 * account is connected; `account-removed` one was removed since the ad was first seen, and none that is
 * connected lists it; `not-in-accounts` none of those that are connected lists it.
 */
export type AdStanding = 'connected' | 'api' | 'no-account' | 'account-removed' | 'not-in-accounts'

export interface AdFigures extends AdMeasures {
  adId: string
  /** Meta's name, else the headline that a touch told last; null where neither is known. */
  name: string | null
  /** Meta's effective_status; null where no account tells it. */
  status: string | null
  campaign: { id: string; name: string | null } | null
  adSet: { id: string; name: string | null } | null
  /** Of the creative. */
  title: string | null
  thumbnailUrl: string | null
  /** Of the connected ad account. */
  accountId: string | null
  accountName: string | null
  standing: AdStanding
  /** It spent in two currencies, so that it has no one spend; the totals have both. */
  hasTwoCurrencies: boolean
  /** What the ad follows. */
  journey: { id: string; name: string } | null
  /** Where it was shown or conversations came from, most conversations first; null is an unknown platform. */
  platforms: { platform: string | null; conversations: number }[]
  /** The same ad in the period before; absent where nothing is compared. */
  previous?: AdMeasures
}

/** An ad account as far as these days are concerned. */
export interface AccountInRange {
  accountId: string
  name: string
  currency: string
  /** Its days are days of this zone. */
  timeZone: string
  state: AdAccountState
  /** A sentence for people. */
  problem: string | null
  /** Nothing is read of the days before. */
  firstDay: string
  /** How old the figures of the day that runs are. */
  todayAt: string | null
  /** Days of the range from `firstDay` to yesterday whose figures are missing or incomplete, oldest first. */
  missingDays: string[]
}

export const adFigureKeys = [
  'spend',
  'impressions',
  'clicks',
  'linkClicks',
  'conversations',
  'goals',
  'conversationsStarted',
  'clickThroughRate',
  'costPerClick',
  'costPerConversation',
  'goalRate',
  'costPerGoal',
  'captureRate',
] as const

/** `change` is that of conversations against the period before: null where nothing is compared. */
export const adSorts = ['name', ...adFigureKeys, 'change'] as const
export type AdSort = (typeof adSorts)[number]

export interface AdsOverviewInput {
  /** ISO days, both included: of the workspace's zone for conversations, of the ad account's for costs. */
  from: string
  to: string
  /**
   * Only conversations of this channel, and the figures of ads that brought such ones: what an account tells
   * has no channel. See `unplacedAds`.
   */
  channel?: Channel
  /** Publisher platforms; none or empty means all, and then also conversations whose platform is unknown. */
  platforms?: string[]
  /** Ads are chosen by their own id, their ad set's or their campaign's: any of them. All empty means all ads. */
  adIds?: string[]
  adSetIds?: string[]
  campaignIds?: string[]
  /** The period to compare with; without it nothing is compared. */
  previous?: { from: string; to: string }
  /** `conversations` unless given. Ads without the figure come last either way; money by currency first. */
  sort?: AdSort
  /** True unless given. */
  descending?: boolean
  /** Ads of a page: 50 unless given, from 1 to 200. */
  size?: number
  /** An answer's `next` or `previous` under the same sort. What is not one counts as none. */
  cursor?: string
}

export interface AdsOverview extends GoalStanding {
  from: string
  to: string
  timeZone: string
  totals: TotalMeasures & { previous?: TotalMeasures }
  /** Every day of the range. */
  days: DayMeasures[]
  /** One page of the chosen ads that spent or brought a conversation in the range. */
  ads: AdFigures[]
  /** Over all pages. */
  adsTotal: number
  /** Cursors of the pages beside; null where there is none. */
  next: string | null
  previous: string | null
  /** Conversations of the chosen ads that a choice of platforms leaves out because theirs is unknown. */
  unplaced: number
  /** Ads with costs that a choice of a channel leaves out because no conversation tells theirs. */
  unplacedAds: number
  /** By name; empty while none is connected. */
  accounts: AccountInRange[]
}
