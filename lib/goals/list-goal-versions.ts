import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { type GoalVersion, readGoalVersions } from './goal-version'

/** Every version that was ever saved, the newest first. */
export function listGoalVersions(scope: Scope): Promise<GoalVersion[]> {
  return inWorkspace(scope, ({ sql }) => readGoalVersions(sql, scope))
}
