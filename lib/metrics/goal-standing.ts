import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

/** Which version of the goal figures count, and which is being counted to take its place. */
export interface GoalStanding {
  /** Null before one is live; then nothing is known of goals, which is not 0. */
  goalVersion: number | null
  goalName: string | null
  goalBuilding: {
    version: number
    /** Conversations looked at so far and in all; null before counting has begun. */
    evaluated: number | null
    total: number | null
  } | null
}

export interface StoredGoalStanding {
  goalVersion: number | null
  goalName: string | null
  buildingVersion: number | null
  buildingEvaluated: number | null
  buildingTotal: number | null
}

type Sql = WorkspaceTransaction['sql']

/**
 * One row in any case. Read in the statement that reads the counters: between two statements a new version may
 * become live, and the counters of the old one are gone.
 */
export function goalStanding(sql: Sql, scope: Scope): ReturnType<Sql> {
  return sql`
    select max(version) filter (where state = 'live') as "goalVersion",
      max(name) filter (where state = 'live') as "goalName",
      max(version) filter (where state = 'building') as "buildingVersion",
      max(evaluated) filter (where state = 'building') as "buildingEvaluated",
      max(total) filter (where state = 'building') as "buildingTotal"
    from goal_versions
    where workspace_id = ${scope.workspaceId}::uuid and state in ('live', 'building')`
}

export function toGoalStanding(stored: StoredGoalStanding | undefined): GoalStanding {
  const { goalVersion = null, goalName = null, buildingVersion = null } = stored ?? {}
  const { buildingEvaluated: evaluated = null, buildingTotal: total = null } = stored ?? {}
  return {
    goalVersion,
    goalName,
    goalBuilding: buildingVersion === null ? null : { version: buildingVersion, evaluated, total },
  }
}

/** For the counters of goals: the version whose rows count. */
export function liveVersion(sql: Sql, scope: Scope): ReturnType<Sql> {
  return sql`
    select version from goal_versions
    where workspace_id = ${scope.workspaceId}::uuid and state = 'live'`
}
