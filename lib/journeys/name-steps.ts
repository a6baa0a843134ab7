import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { resolveRefs } from '@/lib/nodes/resolve-refs'

/** A step as it is stored: every node with its connection. */
export interface StoredStep {
  name?: string
  nodes: { connectionId: string; nodeId: string }[]
}

export interface NamedStep {
  /** Its own name, or the names of its nodes. */
  name: string
  ownName: string | null
  nodes: NamedNode[]
}

export interface NamedNode {
  connectionId: string
  nodeId: string
  name: string | null
}

/** A step and what stands for its nodes in paths. */
export interface NumberedStep {
  step: NamedStep
  numbers: number[]
}

/** Steps with the names that their nodes have now. A node that is gone keeps its id and is in no path. */
export async function nameSteps(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  steps: StoredStep[],
): Promise<NumberedStep[]> {
  const refs = steps.flatMap(({ nodes }) => nodes)
  const found = (await resolveRefs(sql, scope, refs)).flatMap((ref) => (ref.ok ? ref.node : []))
  const byRef = new Map(found.map((node) => [keyOf(node), node]))
  return steps.map(({ name: ownName, nodes }) => {
    const known = nodes.map((ref) => ({ ...ref, name: byRef.get(keyOf(ref))?.name ?? null }))
    const names = known.map(({ name, nodeId }) => name ?? nodeId)
    return {
      step: { name: ownName ?? names.join(' / '), ownName: ownName ?? null, nodes: known },
      numbers: nodes.flatMap((ref) => byRef.get(keyOf(ref))?.number ?? []),
    }
  })
}

function keyOf({ connectionId, nodeId }: { connectionId: string; nodeId: string }): string {
  return `${connectionId} ${nodeId}`
}
