import type { Scope } from '@/lib/access/scope'
import { getGoal } from '@/lib/goals/get-goal'
import { logError } from '@/lib/log'
import { toGoalProgress } from './goal-progress'
import { GoalProgressLine } from './goal-progress-line'

/** Says that figures are about to change, for as long as a version of the goal is being counted. */
export async function GoalProgressOfPage({ scope }: { scope: Scope }) {
  const goal = await getGoal(scope).catch(noteFailure)
  const progress = goal && toGoalProgress(goal)
  if (!progress) return null
  return <GoalProgressLine key={progress.version} slug={scope.slug} progress={progress} />
}

function noteFailure(error: unknown): null {
  logError('the goal could not be read', error)
  return null
}
