import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Channel } from '@/lib/channels/inbound-event'
import { type Fragment, goalCondition } from '@/lib/goals/goal-condition'
import type { GoalExpression } from '@/lib/goals/goal-schema'
import { numberGoal } from '@/lib/goals/number-goal'
import type { NumberedGoal } from '@/lib/goals/numbered-goal'
import { periodBounds } from '@/lib/period/day-bounds'
import { findGoalProblems, type GoalProblem } from './find-goal-problems'
import { type GoalExamples, listGoalExamples } from './list-goal-examples'
import { type Source, sources } from './sources'

export interface GoalPreviewInput {
  expression: GoalExpression
  /** ISO days of the workspace's zone, both included. */
  from: string
  to: string
  channel?: Channel
}

/** What a goal would count, before anyone saves it. */
export interface GoalPreview extends GoalEffect {
  from: string
  to: string
  timeZone: string
  bySource: Record<Source, GoalEffect>
  examples: GoalExamples
  /** Why it may count nothing. */
  problems: GoalProblem[]
}

export interface GoalEffect {
  conversations: number
  reached: number
  /** By the goal that is live; null without one. */
  wasReached: number | null
}

/**
 * What a goal would say of the conversations that started in a period, beside what the live one says. Reads
 * every one of them once; what is counted already is read from the counters. Throws InvalidInputError for
 * unknown nodes.
 */
export function previewGoal(
  scope: Scope,
  { expression, from, to, channel }: GoalPreviewInput,
): Promise<GoalPreview> {
  const ask = async ({ sql }: WorkspaceTransaction): Promise<GoalPreview> => {
    const known = await numberGoal(sql, scope, expression)
    const counted = await readCounters(sql, scope, { from, to, channel })
    const filter = startedIn(sql, scope, { from, to, channel })
    const reached = await countReached(sql, scope, filter, known.numbered)
    const { total, bySource } = sumUp(counted, reached)
    return {
      from,
      to,
      timeZone: scope.timeZone,
      ...total,
      bySource,
      examples: await listGoalExamples(sql, scope, { known, filter }),
      problems: await findGoalProblems(sql, scope, { known, isReached: total.reached > 0 }),
    }
  }
  // Counters and conversations of one instant: a preview of the live goal shows no difference.
  return inWorkspace(scope, ask, { isolationLevel: 'repeatable read' })
}

type Sql = WorkspaceTransaction['sql']
type Period = Omit<GoalPreviewInput, 'expression'>

interface CountedRow {
  source: Source
  conversations: number
  wasReached: number | null
}

/** What is counted without the goal, for each of the three sources. */
function readCounters(sql: Sql, scope: Scope, { from, to, channel }: Period) {
  const filter: Fragment = sql`
    workspace_id = ${scope.workspaceId}::uuid and day >= ${from}::date and day <= ${to}::date
    and source = sources.source ${channel === undefined ? sql`` : sql`and channel = ${channel}`}`
  return sql<CountedRow[]>`
    select source,
      (select coalesce(sum(conversations), 0)::int from source_counters where ${filter}) as conversations,
      case when live.version is not null then (
        select coalesce(sum(goals), 0)::int from goal_source_counters
        where ${filter} and version = live.version
      ) end as "wasReached"
    from unnest(${[...sources]}::text[]) as sources (source)
    left join goal_versions live on live.workspace_id = ${scope.workspaceId}::uuid and live.state = 'live'`
}

function startedIn(sql: Sql, scope: Scope, { from, to, channel }: Period): Fragment {
  const { start, end } = periodBounds(from, to, scope.timeZone)
  return sql`
    started_at >= ${start}::timestamptz and started_at < ${end}::timestamptz
    ${channel === undefined ? sql`` : sql`and channel = ${channel}`}`
}

function countReached(sql: Sql, scope: Scope, filter: Fragment, goal: NumberedGoal) {
  return sql<{ source: Source; reached: number }[]>`
    select source, count(*)::int as reached
    from conversations
    where workspace_id = ${scope.workspaceId}::uuid and ${filter} and ${goalCondition(sql, goal, sql`path`)}
    group by source`
}

function sumUp(counted: CountedRow[], reached: { source: Source; reached: number }[]) {
  const reachedOf = new Map(reached.map((row) => [row.source, row.reached]))
  const effects = counted.map(({ source, conversations, wasReached }) => {
    const effect: GoalEffect = { conversations, reached: reachedOf.get(source) ?? 0, wasReached }
    return [source, effect] as const
  })
  const total = effects.map(([, effect]) => effect).reduce(add)
  return { total, bySource: Object.fromEntries(effects) as Record<Source, GoalEffect> }
}

function add(one: GoalEffect, other: GoalEffect): GoalEffect {
  const isUnknown = one.wasReached === null || other.wasReached === null
  return {
    conversations: one.conversations + other.conversations,
    reached: one.reached + other.reached,
    wasReached: isUnknown ? null : (one.wasReached ?? 0) + (other.wasReached ?? 0),
  }
}
