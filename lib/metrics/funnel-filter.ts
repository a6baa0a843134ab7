import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Channel } from '@/lib/channels/inbound-event'
import { readJourney } from '@/lib/journeys/read-journey'
import { resolveRefs } from '@/lib/nodes/resolve-refs'
import { funnelPersons } from './funnel-persons'
import { type FunnelQuestion, toFunnelQuestion } from './funnel-question'
import { toSearchText } from './search-text'

export const funnelStates = ['reached', 'dropped', 'open', 'completed'] as const
export type FunnelState = (typeof funnelStates)[number]

/** Names a number of a journey's funnel. */
export interface FunnelFilter {
  journeyId: string
  /** All ads that follow the journey unless given. */
  adIds?: string[]
  /** Reached: at least this step, 0 for everybody. Dropped and open: furthest at this step, or at any. */
  step?: number
  state: FunnelState
  /** Where they went right after their furthest step. */
  next?: { connectionId: string; nodeId: string } | 'silence'
  /** Milliseconds, as the funnel was asked. */
  now: number
}

/** A number of a funnel whose journey and node were found. */
export interface FoundFunnel {
  question: FunnelQuestion
  step: number | null
  state: FunnelState
  /** Null for silence; undefined where it does not matter. */
  next: number | null | undefined
}

type Sql = WorkspaceTransaction['sql']
type Fragment = ReturnType<Sql>

/** Null when the journey or the node is not there, so that no conversation can match. */
export async function findFunnel(
  sql: Sql,
  scope: Scope,
  { funnel, ...period }: { funnel: FunnelFilter; from: string; to: string; channel?: Channel },
): Promise<FoundFunnel | null> {
  const { journeyId, adIds, now, state, step = null } = funnel
  const journey = await readJourney(sql, scope, journeyId)
  const next = await findNext(sql, scope, funnel.next)
  if (!journey || next === 'unknown') return null
  return { question: toFunnelQuestion(journey, { ...period, adIds, now }), step, state, next }
}

async function findNext(sql: Sql, scope: Scope, next: FunnelFilter['next']) {
  if (next === undefined) return undefined
  if (next === 'silence') return null
  const { connectionId, nodeId } = next
  const [ref] = await resolveRefs(sql, scope, [{ connectionId, nodeId: toSearchText(nodeId) }])
  return ref?.ok ? ref.node.number : 'unknown'
}

/** The conversation of each person whom the number counts, as a condition on `id`. */
export function funnelCondition(sql: Sql, scope: Scope, found: FoundFunnel): Fragment {
  const { question, step, state, next } = found
  const furthest = {
    reached: sql`furthest >= ${step ?? 0}::int`,
    dropped: sql`not is_open and not is_completed`,
    open: sql`is_open`,
    completed: sql`is_completed`,
  }[state]
  const isAtStep = step !== null && (state === 'dropped' || state === 'open')
  return sql`id in (
    select conversation_id from (${funnelPersons(sql, scope, question)}) as persons
    where ${furthest}
      ${isAtStep ? sql`and furthest = ${step}::int` : sql``}
      ${next === undefined ? sql`` : sql`and next_node is not distinct from ${next}::int`})`
}
