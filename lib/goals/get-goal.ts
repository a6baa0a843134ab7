import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { type GoalVersion, readGoalVersions } from './goal-version'

export interface CurrentGoal {
  /** What figures count. */
  live: GoalVersion | null
  /** What they will count once history has been counted for it. */
  building: GoalVersion | null
  /** The newest version there is, to be named when saving; 0 for none. */
  latest: number
}

/** The goal as it stands; all null before one is saved. */
export function getGoal(scope: Scope): Promise<CurrentGoal> {
  return inWorkspace(scope, async ({ sql }) => {
    const current = await readGoalVersions(sql, scope, sql`and state in ('live', 'building')`)
    return {
      live: current.find(({ state }) => state === 'live') ?? null,
      building: current.find(({ state }) => state === 'building') ?? null,
      latest: current[0]?.version ?? 0,
    }
  })
}
