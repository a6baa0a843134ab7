import type { CurrentGoal } from '@/lib/goals/get-goal'

/** A version that is being counted, for those who wait for it. */
export interface GoalProgress {
  version: number
  /** The version that figures show meanwhile; null before any is live. */
  live: number | null
  /** Between 0 and 1; null before counting has begun. */
  share: number | null
}

/** Null when nothing is being counted. */
export function toGoalProgress({ live, building }: CurrentGoal): GoalProgress | null {
  if (!building) return null
  return { version: building.version, live: live?.version ?? null, share: toShare(building.progress) }
}

function toShare(progress: { evaluated: number; total: number } | null): number | null {
  if (!progress) return null
  return progress.total === 0 ? 1 : Math.min(1, progress.evaluated / progress.total)
}

/** Whole, rounded down: what is left stays visible. */
export function toPercent(share: number): string {
  return `${Math.floor(share * 100)}%`
}

/** "Version 4 is being counted: 40% · figures are still those of version 3". */
export function describeProgress({ version, live, share }: GoalProgress): string {
  const counting =
    share === null
      ? `Version ${version} of the goal waits to be counted`
      : `Version ${version} of the goal is being counted: ${toPercent(share)}`
  const figures =
    live === null ? 'Goals Achieved shows once it is complete' : `figures are still those of version ${live}`
  return `${counting} · ${figures}`
}
