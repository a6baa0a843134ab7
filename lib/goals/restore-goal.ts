import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { NotFoundError } from '@/lib/errors'
import { readGoalVersions } from './goal-version'
import { type SavedGoal, saveGoal } from './save-goal'

/** Saves what an earlier version says as a new one. `basedOnVersion` is the newest that the sender has seen. */
export async function restoreGoal(
  scope: Scope,
  { version, basedOnVersion }: { version: number; basedOnVersion?: number },
): Promise<SavedGoal> {
  const [earlier] = await inWorkspace(scope, ({ sql }) =>
    readGoalVersions(sql, scope, sql`and version = ${version}::int`),
  )
  if (!earlier) throw new NotFoundError('There is no such version of the goal.')
  const { name, expression, value } = earlier
  return saveGoal(scope, {
    ...expression,
    name,
    // An amount of another currency would be another value.
    value: value?.currency === scope.currency ? value.amount : null,
    basedOnVersion,
    restoredFrom: version,
  })
}
