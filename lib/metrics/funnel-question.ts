import type { Channel } from '@/lib/channels/inbound-event'
import type { FollowedJourney } from '@/lib/journeys/read-journey'

/** Whose way is followed, and along which nodes. */
export interface FunnelQuestion {
  /** What stands for the nodes of each step in paths; none or more. */
  steps: number[][]
  windowHours: number
  /** Null for every conversation from ads. */
  adIds: string[] | null
  /** ISO days of the workspace's zone, both included: conversations that started on them. */
  from: string
  to: string
  channel?: Channel
  /** Milliseconds: whose window has passed by then, and who is not through, has dropped. */
  now: number
}

/** What is asked of a journey: of all ads that follow it unless some are named. */
export function toFunnelQuestion(
  { steps, windowHours, adIds: linked }: FollowedJourney,
  asked: Pick<FunnelQuestion, 'from' | 'to' | 'channel' | 'now'> & { adIds?: string[] },
): FunnelQuestion {
  const { adIds = linked, from, to, channel, now } = asked
  return { steps: steps.map(({ numbers }) => numbers), windowHours, adIds, from, to, channel, now }
}
