import type { Operator } from './goal-schema'

/** A goal's expression over node numbers, which is what paths hold. */
export interface NumberedGoal {
  operator: Operator
  conditions: { operator: Operator; nodes: number[] }[]
}

/** A version that every change of a conversation is counted for: the live one and the one being built. */
export interface CountedGoal extends NumberedGoal {
  version: number
}

/** Whether a path makes the expression true. The order of visits does not matter. */
export function hasReached({ operator, conditions }: NumberedGoal, path: readonly number[]): boolean {
  const isMet = (condition: NumberedGoal['conditions'][number]) =>
    condition.operator === 'AND'
      ? condition.nodes.every((node) => path.includes(node))
      : condition.nodes.some((node) => path.includes(node))
  return operator === 'AND' ? conditions.every(isMet) : conditions.some(isMet)
}

/** When parts of a goal became true, in seconds since the conversation's start; null for what did not. */
export interface GoalMoments {
  at: number | null
  conditions: { at: number | null; nodes: (number | null)[] }[]
}

/**
 * The moment of a goal and of each of its parts (design: domain, "Goal"): a node is true from its first visit
 * on, an OR at the earliest of its parts, an AND at the latest.
 */
export function findMoments(
  { operator, conditions }: NumberedGoal,
  path: readonly number[],
  pathSeconds: readonly number[],
): GoalMoments {
  const found = conditions.map((condition) => {
    const nodes = condition.nodes.map((node) => firstVisit(node, path, pathSeconds))
    return { at: join(condition.operator, nodes), nodes }
  })
  const parts = found.map(({ at }) => at)
  return { at: join(operator, parts), conditions: found }
}

function firstVisit(node: number, path: readonly number[], pathSeconds: readonly number[]): number | null {
  const seconds = path.flatMap((number, place) => (number === node ? (pathSeconds[place] ?? []) : []))
  return seconds.length === 0 ? null : Math.min(...seconds)
}

function join(operator: Operator, moments: (number | null)[]): number | null {
  const known = moments.filter((at) => at !== null)
  if (operator === 'AND') return known.length < moments.length ? null : Math.max(...known)
  return known.length === 0 ? null : Math.min(...known)
}
