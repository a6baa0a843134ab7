import { brands } from '@/db/seed/brands/brands'
import { operatorScope } from '@/lib/access/job-gate'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import type { GoalInput } from '@/lib/goals/goal-schema'
import { listGoalVersions } from '@/lib/goals/list-goal-versions'
import { saveGoal } from '@/lib/goals/save-goal'
import type { DemoBrand } from './demo-record'

/**
 * Saves the goals that a brand has had, one version after the other, and leaves the last to the worker. What
 * is there already, from an earlier run or by hand, stays.
 */
export async function ensureDemoGoals({ slug, connectionId }: DemoBrand): Promise<void> {
  const scope = await operatorScope(slug)
  const planned = brands.find((brand) => brand.slug === slug)?.goals ?? []
  const [newest] = await listGoalVersions(scope)
  const missing = planned.slice(newest?.version ?? 0)
  for (const [index, { conditions, ...goal }] of missing.entries()) {
    const input: GoalInput = {
      ...goal,
      conditions: conditions.map(({ operator, nodes }) => ({
        operator,
        subConditions: nodes.map((nodeId) => ({ connectionId, nodeId })),
      })),
    }
    const saved = await saveGoal(scope, input)
    // A version that never was live would be shown as abandoned.
    if (index < missing.length - 1 && saved.outcome === 'saved')
      await evaluateGoalVersion(scope, saved.version.version)
  }
}
