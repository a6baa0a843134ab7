import type { GoalExpression } from '@/lib/goals/goal-schema'
import type { NameNode } from './name-node'

type Condition = GoalExpression['conditions'][number]

/** "(Order link or Pay in chat) and Phone confirmed". */
export function describeExpression({ operator, conditions }: GoalExpression, nameNode: NameNode): string {
  const isOne = conditions.length === 1
  const parts = conditions.map((condition) => {
    const text = describeCondition(condition, nameNode)
    return isOne || condition.subConditions.length === 1 ? text : `(${text})`
  })
  return parts.join(wordOf(operator))
}

/** "Order link or Pay in chat". */
export function describeCondition({ operator, subConditions }: Condition, nameNode: NameNode): string {
  return subConditions.map(nameNode).join(wordOf(operator))
}

function wordOf(operator: GoalExpression['operator']): string {
  return operator === 'AND' ? ' and ' : ' or '
}
