import type { GoalState } from '@/db/schema/goals'
import type { WorkspaceTransaction } from '@/db/workspace'
import { nameActors } from '@/lib/access/name-actors'
import type { Scope } from '@/lib/access/scope'
import { type GoalExpression, goalExpressionSchema } from './goal-schema'
import { type GoalValue, toGoalValue } from './goal-value'

/** A goal as it was saved once. */
export interface GoalVersion {
  version: number
  name: string
  /** The connection of every node is named. */
  expression: GoalExpression
  value: GoalValue | null
  state: GoalState
  /** The version whose content this one took over. */
  restoredFrom: number | null
  /** A person's name, `an API key` or `the admin command`. */
  savedBy: string
  /** ISO 8601 in UTC, as every instant here. */
  savedAt: string
  liveAt: string | null
  retiredAt: string | null
  /** Conversations looked at and in all, of a version that is being built; null before counting has begun. */
  progress: { evaluated: number; total: number } | null
}

type Sql = WorkspaceTransaction['sql']

/** Versions of this workspace, the newest first; `which` narrows them. */
export async function readGoalVersions(
  sql: Sql,
  scope: Scope,
  which: ReturnType<Sql> = sql``,
): Promise<GoalVersion[]> {
  const rows = await sql<GoalVersionRow[]>`
    select version, name, expression, value_micros::text as "valueMicros", value_currency as "valueCurrency",
      state, restored_from as "restoredFrom", saved_by as "savedBy", ${iso(sql, sql`saved_at`)} as "savedAt",
      ${iso(sql, sql`live_at`)} as "liveAt", ${iso(sql, sql`retired_at`)} as "retiredAt", evaluated, total
    from goal_versions
    where workspace_id = ${scope.workspaceId}::uuid ${which}
    order by version desc`
  const names = await nameActors(
    sql,
    rows.map(({ savedBy }) => savedBy),
  )
  return rows.map((row) => toGoalVersion(row, names))
}

interface GoalVersionRow extends Omit<GoalVersion, 'expression' | 'value' | 'progress'> {
  expression: unknown
  valueMicros: string | null
  valueCurrency: string | null
  evaluated: number | null
  total: number | null
}

function toGoalVersion(row: GoalVersionRow, names: Map<string, string>): GoalVersion {
  const { expression, valueMicros, valueCurrency, evaluated, total, ...facts } = row
  const isCounting = row.state === 'building' && evaluated !== null && total !== null
  return {
    ...facts,
    expression: goalExpressionSchema.parse(expression),
    value: toGoalValue(valueMicros, valueCurrency),
    savedBy: names.get(row.savedBy) ?? row.savedBy,
    progress: isCounting ? { evaluated, total } : null,
  }
}

function iso(sql: Sql, column: ReturnType<Sql>): ReturnType<Sql> {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
