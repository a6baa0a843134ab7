import type { WorkspaceTransaction } from '@/db/workspace'
import { type Fragment, goalCondition } from '@/lib/goals/goal-condition'
import { hasReached, type NumberedGoal } from '@/lib/goals/numbered-goal'

/** A near miss: the goal is not reached, and were one of its leaves true that is not, it would be. */

type Sql = WorkspaceTransaction['sql']
type Condition = NumberedGoal['conditions'][number]

/** Place of a leaf in the tree. */
export interface Leaf {
  condition: number
  node: number
}

/** The first leaf that, were it true, would make the tree true; null where none alone would. */
export function findMissing(goal: NumberedGoal, path: readonly number[]): Leaf | null {
  if (hasReached(goal, path)) return null
  for (const [index, { operator, nodes }] of goal.conditions.entries()) {
    const others = goal.conditions.filter((_, other) => other !== index)
    if (goal.operator === 'AND' && !hasReached({ operator: 'AND', conditions: others }, path)) continue
    const missing = nodes.filter((node) => !path.includes(node))
    if (missing[0] !== undefined && (operator === 'OR' || missing.length === 1))
      return { condition: index, node: nodes.indexOf(missing[0]) }
  }
  return null
}

/** `findMissing` in SQL: whether there is such a leaf. `path` is the column's name as the statement has it. */
export function nearMissCondition(sql: Sql, goal: NumberedGoal, path: Fragment): Fragment {
  const isNear = goal.conditions.map((condition, index): Fragment => {
    const others = goal.conditions.filter((_, other) => other !== index)
    return goal.operator === 'OR' || others.length === 0
      ? isNearlyMet(sql, condition, path)
      : sql`${isNearlyMet(sql, condition, path)} and ${goalCondition(sql, { ...goal, conditions: others }, path)}`
  })
  return sql`(not ${goalCondition(sql, goal, path)} and (${joinByOr(sql, isNear)}))`
}

/** Whether an unmet condition lacks one node. */
function isNearlyMet(sql: Sql, { operator, nodes }: Condition, path: Fragment): Fragment {
  if (operator === 'OR' || nodes.length === 1) return sql`true`
  const allButOne = nodes.map(
    (missing): Fragment => sql`${path} @> ${nodes.filter((node) => node !== missing)}::int[]`,
  )
  return sql`(${joinByOr(sql, allButOne)})`
}

function joinByOr(sql: Sql, parts: Fragment[]): Fragment {
  return parts.reduce((left, right): Fragment => sql`${left} or ${right}`)
}
