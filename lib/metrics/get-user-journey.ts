import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Channel } from '@/lib/channels/inbound-event'
import { type FollowedJourney, readJourney } from '@/lib/journeys/read-journey'
import { periodBounds } from '@/lib/period/day-bounds'
import { dayInZone } from '@/lib/time/day-in-zone'
import { type FunnelCounts, readFunnelCounts } from './funnel-counts'
import { type FunnelQuestion, toFunnelQuestion } from './funnel-question'

export interface UserJourneyInput {
  journeyId: string
  /** All ads that follow the journey unless given. */
  adIds?: string[]
  /** ISO days of the workspace's zone, both included: conversations that started on them. */
  from: string
  to: string
  channel?: Channel
  /** Milliseconds: whoever's window has passed by then and is not through counts as dropped. */
  now: number
}

export interface UserJourney {
  from: string
  to: string
  timeZone: string
  journey: { id: string; name: string; windowHours: number }
  adIds: string[]
  /** Whose conversation started from these ads in the period. They are completed, dropped or open. */
  persons: number
  completed: number
  dropped: number
  open: number
  /** The day of `finalAt` in the workspace's zone. */
  finalOn: string | null
  /** From when on nobody can be open any more, ISO 8601; null where there is nobody to wait for. */
  finalAt: string | null
  isFinal: boolean
  /** Who reached no step at all. */
  start: { dropped: number; open: number }
  steps: UserJourneyStep[]
}

export interface UserJourneyStep {
  name: string
  nodes: { connectionId: string; nodeId: string; name: string | null }[]
  reached: number
  /** Whose furthest step it is. */
  dropped: number
  open: number
  /** From this step to the next, over those who reached the next. */
  medianSecondsToNext: number | null
}

/** How far the persons of ads came on a journey; null when there is no such journey in this workspace. */
export function getUserJourney(scope: Scope, input: UserJourneyInput): Promise<UserJourney | null> {
  return inWorkspace(scope, async ({ sql }) => {
    const journey = await readJourney(sql, scope, input.journeyId)
    if (!journey) return null
    const question = toFunnelQuestion(journey, input)
    return toUserJourney(scope, { journey, question, counts: await readFunnelCounts(sql, scope, question) })
  })
}

interface Answered {
  journey: FollowedJourney
  question: FunnelQuestion
  counts: FunnelCounts
}

function toUserJourney(scope: Scope, { journey, question, counts }: Answered): UserJourney {
  const { id, name, windowHours } = journey
  const { lastDeadline, steps, ...persons } = counts
  return {
    from: question.from,
    to: question.to,
    timeZone: scope.timeZone,
    journey: { id, name, windowHours },
    adIds: question.adIds ?? [],
    ...persons,
    ...findEnd(scope, question, lastDeadline),
    steps: steps.flatMap((counted, index) => {
      const step = journey.steps[index]?.step
      return step ? { name: step.name, nodes: step.nodes, ...counted } : []
    }),
  }
}

/** While the period goes on, persons may still start in it. */
function findEnd(scope: Scope, { from, to, windowHours, now }: FunnelQuestion, lastDeadline: number | null) {
  const periodEnd = Date.parse(periodBounds(from, to, scope.timeZone).end)
  const end = periodEnd > now ? periodEnd + windowHours * 3_600_000 : lastDeadline
  return {
    finalOn: end === null ? null : dayInZone(end, scope.timeZone),
    finalAt: end === null ? null : new Date(end).toISOString(),
    isFinal: end === null || end <= now,
  }
}
