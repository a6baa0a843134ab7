import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { NodeRef } from './node-ref'

export interface ResolvedNode {
  /** Stands for the node in paths. */
  number: number
  connectionId: string
  nodeId: string
  name: string | null
}

export type ResolvedRef = { ok: true; node: ResolvedNode } | { ok: false; sentence: string }

/**
 * The nodes that references mean, in their order. A node of another workspace is as unknown as one that never
 * was; an id that several connections know needs its connection named.
 */
export async function resolveRefs(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  refs: NodeRef[],
): Promise<ResolvedRef[]> {
  const ids = [...new Set(refs.map(({ nodeId }) => nodeId))]
  const nodes = await sql<ResolvedNode[]>`
    select number, connection_id as "connectionId", node_id as "nodeId", name
    from nodes
    where workspace_id = ${scope.workspaceId}::uuid and node_id = any(${ids}::text[])`
  return refs.map((ref) => resolve(ref, nodes))
}

function resolve({ connectionId, nodeId }: NodeRef, nodes: ResolvedNode[]): ResolvedRef {
  const [node, other] = nodes.filter(
    (one) => one.nodeId === nodeId && (connectionId === undefined || one.connectionId === connectionId),
  )
  if (!node) return { ok: false, sentence: 'The bot has no node of this id, as far as its events tell.' }
  if (other)
    return { ok: false, sentence: 'Several connections have a node of this id: name the connection.' }
  return { ok: true, node }
}
