import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

interface NodeKey {
  connectionId: string
  nodeId: string
}

/**
 * Those of the given nodes that no conversation has ever visited: events may name a node where the person has
 * no conversation. Reads every conversation, so ask only about nodes that look idle.
 */
export async function listUnvisitedNodes(scope: Scope, nodes: NodeKey[]): Promise<NodeKey[]> {
  if (nodes.length === 0) return []
  const given = JSON.stringify(nodes.map(({ connectionId, nodeId }) => ({ c: connectionId, n: nodeId })))
  return inWorkspace(
    scope,
    ({ sql }) => sql<NodeKey[]>`
      with asked as (
        select nodes.number, nodes.connection_id, nodes.node_id
        from nodes
        join json_to_recordset(${given}::text::json) as given (c uuid, n text)
          on given.c = nodes.connection_id and given.n = nodes.node_id
        where nodes.workspace_id = ${scope.workspaceId}::uuid
      ), visited as (
        select distinct visit.number
        from conversations, unnest(conversations.path) as visit(number)
        where conversations.workspace_id = ${scope.workspaceId}::uuid
          and conversations.path && (select array_agg(number) from asked)
      )
      select connection_id as "connectionId", node_id as "nodeId"
      from asked
      where number not in (select number from visited)`,
  )
}
