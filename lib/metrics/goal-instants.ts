import { findMoments, type NumberedGoal } from '@/lib/goals/numbered-goal'
import { toIsoInstant } from './instant'

/** A conversation as far as goals look at it; the instant is the database's own text. */
export interface WalkedPath {
  startedAt: string
  path: number[]
  pathSeconds: number[]
}

/** When each part of a goal became true, ISO 8601 in UTC; null for what did not. */
export interface GoalInstants {
  reachedAt: string | null
  conditions: { at: string | null; nodes: (string | null)[] }[]
}

export function toGoalInstants(
  goal: NumberedGoal,
  { startedAt, path, pathSeconds }: WalkedPath,
): GoalInstants {
  const start = Date.parse(toIsoInstant(startedAt))
  const toInstant = (seconds: number | null) =>
    seconds === null ? null : new Date(start + seconds * 1000).toISOString()
  const { at, conditions } = findMoments(goal, path, pathSeconds)
  return {
    reachedAt: toInstant(at),
    conditions: conditions.map((condition) => ({
      at: toInstant(condition.at),
      nodes: condition.nodes.map(toInstant),
    })),
  }
}
