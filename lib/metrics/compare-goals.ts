import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Channel } from '@/lib/channels/inbound-event'
import { InvalidInputError, NotFoundError } from '@/lib/errors'
import { goalCondition } from '@/lib/goals/goal-condition'
import { goalExpressionSchema } from '@/lib/goals/goal-schema'
import { numberGoal } from '@/lib/goals/number-goal'
import type { NumberedGoal } from '@/lib/goals/numbered-goal'
import { periodBounds } from '@/lib/period/day-bounds'
import { type Source, type SourceCounts, sources } from './sources'

export interface GoalsInput {
  versions: number[]
  /** ISO days of the workspace's zone, both included. */
  from: string
  to: string
  channel?: Channel
}

export interface GoalFigures {
  version: number
  reached: number
  bySource: SourceCounts
}

export const mostComparedGoals = 10

/**
 * What versions of the goal say of the conversations that started in a period, in the order asked. Only the live
 * one has counters, so every conversation of the period is read, once for all of them.
 */
export async function compareGoals(
  scope: Scope,
  { versions, from, to, channel }: GoalsInput,
): Promise<GoalFigures[]> {
  if (versions.length === 0) return []
  if (versions.length > mostComparedGoals)
    throw new InvalidInputError(`At most ${mostComparedGoals} versions can be compared at once.`)
  const { start, end } = periodBounds(from, to, scope.timeZone)
  return inWorkspace(scope, async ({ sql }) => {
    const goals = await readGoals(sql, scope, versions)
    const columns = goals
      .map((goal) => sql`count(*) filter (where ${goalCondition(sql, goal, sql`path`)})`)
      .reduce((left, right) => sql`${left}, ${right}`)
    const rows = await sql<{ source: Source; reached: number[] }[]>`
      select source, array[${columns}]::int[] as reached
      from conversations
      where workspace_id = ${scope.workspaceId}::uuid
        and started_at >= ${start}::timestamptz and started_at < ${end}::timestamptz
        ${channel === undefined ? sql`` : sql`and channel = ${channel}`}
      group by source`
    return versions.map((version, index) => toFigures(version, index, rows))
  })
}

async function readGoals(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  versions: number[],
): Promise<NumberedGoal[]> {
  const rows = await sql<{ version: number; expression: unknown }[]>`
    select version, expression from goal_versions
    where workspace_id = ${scope.workspaceId}::uuid and version = any(${versions}::int[])`
  const expressions = new Map(rows.map(({ version, expression }) => [version, expression]))
  const goals: NumberedGoal[] = []
  for (const version of versions) {
    if (!expressions.has(version)) throw new NotFoundError('There is no such version of the goal.')
    const known = await numberGoal(sql, scope, goalExpressionSchema.parse(expressions.get(version)))
    goals.push(known.numbered)
  }
  return goals
}

function toFigures(
  version: number,
  index: number,
  rows: { source: Source; reached: number[] }[],
): GoalFigures {
  const bySource = Object.fromEntries(sources.map((source) => [source, 0])) as SourceCounts
  for (const { source, reached } of rows) bySource[source] += reached[index] ?? 0
  return { version, reached: bySource.ads + bySource.organic + bySource.proactive, bySource }
}
