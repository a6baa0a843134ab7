'use client'

import { useEffect, useState } from 'react'
import type { GoalProgress } from './goal-progress'
import { readGoalProgressAction } from './read-goal-progress-action'

const every = 2_000

/** How far a version is counted by now; null once it is complete. Begins with what the page was drawn with. */
export function useGoalProgress(slug: string, drawn: GoalProgress): GoalProgress | null {
  const [progress, setProgress] = useState<GoalProgress | null>(drawn)
  const isDone = progress === null

  useEffect(() => {
    if (isDone) return
    const timer = setInterval(async () => {
      const result = await readGoalProgressAction(slug, {}).catch(() => null)
      if (result?.ok) setProgress(result.progress)
    }, every)
    return () => clearInterval(timer)
  }, [slug, isDone])

  return progress
}
