import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toIsoInstant } from './instant'

export interface NodeRow {
  connectionId: string
  connectionName: string
  /** The bot platform's own id, unique within its connection. */
  nodeId: string
  name: string | null
  flow: string | null
  firstSeenAt: string
  lastSeenAt: string
  /** Visits in conversations that started in the last 30 days, repeats counted; null when not asked for. */
  visits30d: number | null
}

const thirtyDays = 30 * 86_400_000

/**
 * Every node that a conversation has reached, by connection, flow and name. Visits are counted only when `now`,
 * in milliseconds, is given: that reads the path of every conversation of 30 days.
 */
export async function listNodes(scope: Scope, { now }: { now?: number } = {}): Promise<NodeRow[]> {
  const rows = await inWorkspace(
    scope,
    ({ sql }) => sql<NodeRow[]>`
      select nodes.connection_id as "connectionId", connections.name as "connectionName",
        nodes.node_id as "nodeId", nodes.name, nodes.flow, nodes.first_seen_at as "firstSeenAt",
        nodes.last_seen_at as "lastSeenAt",
        ${now === undefined ? sql`null::int` : sql`coalesce(visited.visits, 0)`} as "visits30d"
      from nodes
      join connections on connections.workspace_id = ${scope.workspaceId}::uuid
        and connections.id = nodes.connection_id
      ${now === undefined ? sql`` : joinVisits(sql, scope, now - thirtyDays)}
      where nodes.workspace_id = ${scope.workspaceId}::uuid
      order by connections.name, nodes.connection_id, nodes.flow nulls first,
        coalesce(nodes.name, nodes.node_id), nodes.number`,
  )
  return rows.map((row) => ({
    ...row,
    firstSeenAt: toIsoInstant(row.firstSeenAt),
    lastSeenAt: toIsoInstant(row.lastSeenAt),
  }))
}

function joinVisits(sql: WorkspaceTransaction['sql'], scope: Scope, since: number) {
  return sql`
    left join (
      select visit.number, count(*)::int as visits
      from conversations, unnest(conversations.path) as visit(number)
      where conversations.workspace_id = ${scope.workspaceId}::uuid
        and conversations.started_at >= ${new Date(since).toISOString()}::timestamptz
      group by visit.number
    ) visited on visited.number = nodes.number`
}
