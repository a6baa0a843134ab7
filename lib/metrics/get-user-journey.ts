import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Channel } from '@/lib/channels/inbound-event'
import { type FollowedJourney, readJourney } from '@/lib/journeys/read-journey'
import { periodBounds } from '@/lib/period/day-bounds'
import { dayInZone } from '@/lib/time/day-in-zone'
import { costOfJourney, groupByCurrencies, type JourneyCost } from './cost-of-journey'
import { type FunnelCounts, readFunnelCounts } from './funnel-counts'
import { type FunnelQuestion, toFunnelQuestion } from './funnel-question'
import { type AdCosts, type PayingAccount, readAdCosts, type UnknownCost } from './read-ad-costs'

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
  cost: CostOfAds
}

/** What the ads cost over these days, carried along the steps. */
export interface CostOfAds {
  /** One for each currency; none where it is not known of any ad. */
  currencies: JourneyCost[]
  /** Ads whose cost is not known, and their persons: they are in no figure of cost. */
  unknown: { ads: number; persons: number; reason: UnknownCost | null }
  /** Accounts that list any of the ads, by name. */
  accounts: PayingAccount[]
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
    const costs = await readAdCosts(sql, scope, { ...question, adIds: question.adIds ?? [] })
    const groups = groupByCurrencies(costs.adIds, costs.costs)
    const parts = groups.map(({ adIds }) => adIds)
    const counts = await readFunnelCounts(sql, scope, question, parts)
    return toUserJourney(scope, { journey, question, counts, cost: toCost(costs, counts) })
  })
}

function toCost({ adIds, costs, unknown, accounts }: AdCosts, { parts }: FunnelCounts): CostOfAds {
  const groups = groupByCurrencies(adIds, costs)
  const without = groups.findIndex(({ currencies }) => currencies.length === 0)
  return {
    currencies: costOfJourney(groups, costs, parts),
    unknown: {
      ads: groups[without]?.adIds.length ?? 0,
      persons: parts[without]?.persons ?? 0,
      reason: unknown,
    },
    accounts,
  }
}

interface Answered {
  journey: FollowedJourney
  question: FunnelQuestion
  counts: FunnelCounts
  cost: CostOfAds
}

function toUserJourney(scope: Scope, { journey, question, counts, cost }: Answered): UserJourney {
  const { id, name, windowHours } = journey
  const { lastDeadline, steps, parts, ...persons } = counts
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
    cost,
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
