import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

/** A node as people know it. */
export interface NodeName {
  connectionId: string
  nodeId: string
  name: string | null
}

/** The nodes that numbers in paths stand for. */
export async function nameNodes(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  numbers: number[],
): Promise<Map<number, NodeName>> {
  const rows = await sql<(NodeName & { number: number })[]>`
    select number, connection_id as "connectionId", node_id as "nodeId", name
    from nodes
    where workspace_id = ${scope.workspaceId}::uuid and number = any(${[...new Set(numbers)]}::int[])`
  return new Map(rows.map(({ number, ...node }) => [number, node]))
}
