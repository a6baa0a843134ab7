import fc from 'fast-check'
import type { GoalExpression } from '@/lib/goals/goal-schema'
import type { NumberedGoal } from '@/lib/goals/numbered-goal'
import type { ModelGoal } from './reference-model'

export const nodeNames = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6']

const word = fc.constantFrom('AND' as const, 'OR' as const)

/** Trees of every size that is allowed; a node may stand in several conditions. */
export const goalTree: fc.Arbitrary<ModelGoal> = fc.record({
  word,
  conditions: fc.array(
    fc.record({ word, nodes: fc.uniqueArray(fc.constantFrom(...nodeNames), { minLength: 1, maxLength: 5 }) }),
    { minLength: 1, maxLength: 5 },
  ),
})

export function toExpression({ word, conditions }: ModelGoal): GoalExpression {
  return {
    operator: word,
    conditions: conditions.map((condition) => ({
      operator: condition.word,
      subConditions: condition.nodes.map((nodeId) => ({ nodeId })),
    })),
  }
}

/** Nodes by the place of their name in the list, from 1 on. */
export function toNumbered({ word, conditions }: ModelGoal): NumberedGoal {
  return {
    operator: word,
    conditions: conditions.map((condition) => ({
      operator: condition.word,
      nodes: condition.nodes.map((node) => nodeNames.indexOf(node) + 1),
    })),
  }
}
