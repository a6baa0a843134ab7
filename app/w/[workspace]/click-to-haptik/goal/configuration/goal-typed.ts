import type { z } from 'zod'
import type { CurrentGoal } from '@/lib/goals/get-goal'
import type { GoalExpression, goalInputSchema } from '@/lib/goals/goal-schema'
import type { GoalVersion } from '@/lib/goals/goal-version'
import type { ComparedGoal } from '../describe-change'

/** The form's fields as they are typed; what the schema makes of them is `GoalInput`. */
export type GoalTyped = z.input<typeof goalInputSchema>
type ConditionTyped = GoalTyped['conditions'][number]

export const emptyNode = { nodeId: '' }

export const emptyCondition: ConditionTyped = { operator: 'OR', subConditions: [emptyNode] }

/** What the form opens with: the goal that was saved last, or one condition to begin with. */
export function openingFields({ live, building, latest }: CurrentGoal, currency: string): GoalTyped {
  const current = building ?? live
  if (current) return { ...fieldsOf(current, currency), basedOnVersion: latest }
  return { name: 'Goal', operator: 'AND', conditions: [emptyCondition], value: null, basedOnVersion: latest }
}

/** A value in a currency that the workspace no longer has would be another value, so it is left out. */
export function fieldsOf({ name, expression, value, version }: GoalVersion, currency: string): GoalTyped {
  return {
    name,
    ...expression,
    value: value?.currency === currency ? value.amount : null,
    basedOnVersion: version,
  }
}

export function expressionOf({ operator, conditions }: GoalTyped): GoalExpression {
  return { operator, conditions }
}

/** What is in the form now, as it would be saved. */
export function toComparedGoal(typed: GoalTyped, currency: string): ComparedGoal {
  const amount = typed.value?.trim()
  return {
    name: typed.name?.trim() ?? '',
    expression: expressionOf(typed),
    value: amount ? { amount, currency } : null,
  }
}
