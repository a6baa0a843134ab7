import type { Channel } from '@/lib/channels/inbound-event'
import type { Ad, FreeReferral } from '../ads'
import type { Campaign } from '../campaigns'
import type { Random } from '../random'

export type Language = 'en' | 'de'

/** What may be said, one of several, per language; `{name}` and the like stand for facts of the conversation. */
export type Phrases = { en: string[]; de?: string[] }

export interface Answer {
  says: Phrases
  to: string
  weight: number
  kind: 'text' | 'button'
}

/** A step of a brand's bot. Without answers the conversation ends there. */
export interface BotNode {
  id: string
  name: string
  flow: string
  says: Phrases
  /** Share of ordinary persons who say nothing more after this step. */
  leave: number
  answers: Answer[]
  /** Set where a colleague takes over: what agents say, and what persons answer them. */
  agent?: { says: Phrases; answers: Phrases }
}

/** What the brand calls a success, over the ids of its bot's steps. */
export interface PlannedGoal {
  name: string
  operator: 'AND' | 'OR'
  conditions: { operator: 'AND' | 'OR'; nodes: string[] }[]
  /** In the brand's currency. */
  value: string
}

export interface PlannedJourney {
  name: string
  steps: { name?: string; nodes: string[] }[]
  windowHours: number
  /** Ids of the ads that follow it. */
  ads: string[]
}

export interface Brand {
  slug: string
  name: string
  timeZone: string
  currency: string
  /** Starts every id of the brand. */
  prefix: string
  connectionName: string
  channels: { channel: Channel; weight: number }[]
  languages: { language: Language; weight: number }[]
  /** Whether its bot platform sends its own conversation ids; without, the 24-hour rule makes conversations. */
  sendsConversationIds: boolean
  /** Whether a node comes as an event of its own, or on the bot's message. */
  sendsNodesApart: boolean
  writesTimesAs: 'text' | 'milliseconds'
  /** Conversations started on an ordinary day of the first week. */
  startsADay: number
  /** Weights of the hours 0 to 23 and of the days Monday to Sunday, local. */
  hours: number[]
  weekdays: number[]
  /** Weight of persons who come without any referral, beside the shares of the ads. */
  unprompted: number
  names: string[]
  graph: BotNode[]
  firstWords: { ad: Phrases; other: Phrases; campaign: Phrases }
  offTopic: Phrases
  ads: Ad[]
  freeReferrals: FreeReferral[]
  campaigns: Campaign[]
  /** As they were saved one after the other; the last is the one that counts. */
  goals: PlannedGoal[]
  journeys: PlannedJourney[]
  /** What this one conversation is about: the topic of its ad, or anything. */
  facts(random: Random, topic: string | null): Record<string, string>
}

export function answer(to: string, weight: number, kind: Answer['kind'], says: Phrases): Answer {
  return { to, weight, kind, says }
}
