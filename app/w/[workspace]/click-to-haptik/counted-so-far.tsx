'use client'

import { type GoalProgress, toPercent } from './goal/progress/goal-progress'
import { useGoalProgress } from './goal/progress/use-goal-progress'

export type CountedSoFarProps = { slug: string; progress: GoalProgress }

/** "being counted: 40%", kept up to date until the page shows the new figures. */
export function CountedSoFar({ slug, progress: drawn }: CountedSoFarProps) {
  const progress = useGoalProgress(slug, drawn)
  const share = progress?.share ?? null
  return share === null ? 'being counted' : `being counted: ${toPercent(share)}`
}
