import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { type GoalExpression, goalExpressionSchema } from './goal-schema'
import { type GoalValue, toGoalValue } from './goal-value'
import { type KnownGoal, numberGoal } from './number-goal'

/** The goal that figures count. */
export interface LiveGoal extends KnownGoal {
  version: number
  name: string
  value: GoalValue | null
}

/** The goal that figures count; null before one was saved and counted. */
export async function readLiveGoal(sql: WorkspaceTransaction['sql'], scope: Scope): Promise<LiveGoal | null> {
  const [row] = await sql<StoredLiveGoal[]>`
    select version, name, expression, value_micros::text as micros, value_currency as currency
    from goal_versions
    where workspace_id = ${scope.workspaceId}::uuid and state = 'live'`
  if (!row) return null
  const known = await numberGoal(sql, scope, goalExpressionSchema.parse(row.expression))
  return { ...known, version: row.version, name: row.name, value: toGoalValue(row.micros, row.currency) }
}

interface StoredLiveGoal {
  version: number
  name: string
  expression: GoalExpression
  micros: string | null
  currency: string | null
}
