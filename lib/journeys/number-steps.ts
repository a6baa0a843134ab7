import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { InvalidInputError } from '@/lib/errors'
import { type ResolvedRef, resolveRefs } from '@/lib/nodes/resolve-refs'
import type { JourneyStep } from './journey-schema'
import type { StoredStep } from './name-steps'

/** Steps whose nodes were found. */
export interface KnownSteps {
  /** As given, with every connection named. */
  steps: StoredStep[]
  /** What stands for the nodes of each step in paths. */
  numbers: number[][]
}

/**
 * Finds the nodes that steps name. Throws InvalidInputError with a sentence beside each that is not known here,
 * or that is said twice in one step.
 */
export async function numberSteps(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  steps: JourneyStep[],
): Promise<KnownSteps> {
  const found = await resolveRefs(
    sql,
    scope,
    steps.flatMap(({ nodes }) => nodes),
  )
  let taken = 0
  const refs = steps.map(({ nodes: { length } }) => {
    taken += length
    return found.slice(taken - length, taken)
  })
  refuseProblems(refs)
  const nodes = refs.map((ofStep) => ofStep.flatMap((ref) => (ref.ok ? ref.node : [])))
  return {
    steps: steps.map(({ name }, index) => ({
      ...(name ? { name } : {}),
      nodes: (nodes[index] ?? []).map(({ connectionId, nodeId }) => ({ connectionId, nodeId })),
    })),
    numbers: nodes.map((ofStep) => ofStep.map(({ number }) => number)),
  }
}

function refuseProblems(steps: ResolvedRef[][]): void {
  const problems: Record<string, string> = {}
  for (const [step, refs] of steps.entries()) {
    const seen = new Set<number>()
    for (const [index, ref] of refs.entries()) {
      const field = `steps.${step}.nodes.${index}.nodeId`
      if (!ref.ok) problems[field] = ref.sentence
      else if (seen.has(ref.node.number)) problems[field] = 'This node is already in the step.'
      else seen.add(ref.node.number)
    }
  }
  if (Object.keys(problems).length > 0)
    throw new InvalidInputError('Some nodes of the journey cannot be used.', problems)
}
