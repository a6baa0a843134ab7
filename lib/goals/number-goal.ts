import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { InvalidInputError } from '@/lib/errors'
import { type ResolvedNode, type ResolvedRef, resolveRefs } from '@/lib/nodes/resolve-refs'
import type { GoalExpression } from './goal-schema'
import type { NumberedGoal } from './numbered-goal'

/** A goal whose nodes were found. */
export interface KnownGoal {
  /** As given, with every connection named. */
  expression: GoalExpression
  numbered: NumberedGoal
  /** The nodes of the leaves in their order, condition by condition. */
  nodes: ResolvedNode[]
}

/**
 * Finds the nodes that an expression names. Throws InvalidInputError with a sentence beside each that is not
 * known here, or that is said twice in one condition.
 */
export async function numberGoal(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { operator, conditions }: GoalExpression,
): Promise<KnownGoal> {
  const leaves = conditions.flatMap(({ subConditions }) => subConditions)
  const found = await resolveRefs(sql, scope, leaves)
  let taken = 0
  const byCondition = conditions.map(({ subConditions: { length } }) => {
    taken += length
    return found.slice(taken - length, taken)
  })
  const nodesOf = requireNodes(byCondition)
  return {
    expression: {
      operator,
      conditions: conditions.map((condition, index) => ({
        operator: condition.operator,
        subConditions: (nodesOf[index] ?? []).map(({ connectionId, nodeId }) => ({ connectionId, nodeId })),
      })),
    },
    numbered: {
      operator,
      conditions: conditions.map((condition, index) => ({
        operator: condition.operator,
        nodes: (nodesOf[index] ?? []).map(({ number }) => number),
      })),
    },
    nodes: nodesOf.flat(),
  }
}

function requireNodes(conditions: ResolvedRef[][]): ResolvedNode[][] {
  const problems: Record<string, string> = {}
  const nodes = conditions.map((refs, condition) => {
    const seen = new Set<number>()
    return refs.flatMap((ref, index) => {
      const sentence = problemOf(ref, seen)
      if (sentence) problems[`conditions.${condition}.subConditions.${index}.nodeId`] = sentence
      return ref.ok ? ref.node : []
    })
  })
  if (Object.keys(problems).length > 0)
    throw new InvalidInputError('Some nodes of the goal cannot be used.', problems)
  return nodes
}

function problemOf(ref: ResolvedRef, seen: Set<number>): string | null {
  if (!ref.ok) return ref.sentence
  if (seen.has(ref.node.number)) return 'This node is already in the condition.'
  seen.add(ref.node.number)
  return null
}
