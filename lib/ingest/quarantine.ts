import type { ConnectionKind } from '@/db/schema/connections'
import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

export interface QuarantinedEvent {
  id: string
  connectionId: string
  kind: ConnectionKind
  raw: string
}

/** The unresolved ones among these ids, oldest first. Ids that are not this workspace's are not there. */
export async function listUnresolved(scope: Scope, ids: string[]): Promise<QuarantinedEvent[]> {
  return inWorkspace(
    scope,
    ({ sql }) => sql<QuarantinedEvent[]>`
    select q.id, q.connection_id as "connectionId", c.kind, q.raw from quarantined_events q
    join connections c on c.workspace_id = ${scope.workspaceId} and c.id = q.connection_id
    where q.workspace_id = ${scope.workspaceId} and q.id = any(${ids}::uuid[]) and q.resolved_at is null
    order by q.received_at, q.position`,
  )
}

/** Notes how a replay ended: resolved when the event is stored by now, else one more try. */
export async function noteReplay(scope: Scope, resolved: string[], unresolved: string[]): Promise<void> {
  await inWorkspace(scope, async ({ sql }) => {
    await sql`
      update quarantined_events set resolved_at = now(), replays = replays + 1
      where workspace_id = ${scope.workspaceId} and id = any(${resolved}::uuid[])`
    await sql`
      update quarantined_events set replays = replays + 1
      where workspace_id = ${scope.workspaceId} and id = any(${unresolved}::uuid[])`
  })
}
