import type { GoalExpression } from '@/lib/goals/goal-schema'
import type { GoalExample } from '@/lib/metrics/list-goal-examples'
import { isSameNode } from '../../../nodes/node-choice'
import type { NameNode } from '../name-node'

/** What made a conversation reach the goal: every node that an AND needed, the first that an OR found. */
export function explainReached(
  { operator, conditions }: GoalExpression,
  example: Pick<GoalExample, 'conditions'>,
  nameNode: NameNode,
): string {
  const met = example.conditions.map(({ at }, index) => ({ at, index }))
  const names = decisive(operator, met).flatMap(({ index }) => {
    const condition = conditions[index]
    if (!condition) return []
    const visits = condition.subConditions.map((ref, place) => ({
      ref,
      at: example.conditions[index]?.nodes[place] ?? null,
    }))
    return decisive(condition.operator, visits).map(({ ref }) => nameNode(ref))
  })
  return [...new Set(names)].join(' and ')
}

/** What a near miss lacks: "Order link, or another of condition 1". */
export function explainMissing(
  { conditions }: GoalExpression,
  { missing }: Pick<GoalExample, 'missing'>,
  nameNode: NameNode,
): string {
  if (!missing) return ''
  const index = conditions.findIndex(({ subConditions }) =>
    subConditions.some((ref) => isSameNode(ref, missing)),
  )
  const condition = conditions[index]
  const hasOthers = condition?.operator === 'OR' && condition.subConditions.length > 1
  return hasOthers ? `${nameNode(missing)}, or another of condition ${index + 1}` : nameNode(missing)
}

/** All of them for AND; for OR the earliest that came true. */
function decisive<Part extends { at: string | null }>(
  operator: GoalExpression['operator'],
  parts: Part[],
): Part[] {
  const met = parts.filter(({ at }) => at !== null)
  if (operator === 'AND') return met
  return met.toSorted((one, other) => (one.at ?? '').localeCompare(other.at ?? '')).slice(0, 1)
}
