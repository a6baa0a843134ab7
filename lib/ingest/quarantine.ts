import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

export interface QuarantinedEvent {
  id: string
  connectionId: string
  raw: string
}

/** The unresolved ones among these ids, oldest first. Ids that are not this workspace's are not there. */
export async function listUnresolved(scope: Scope, ids: string[]): Promise<QuarantinedEvent[]> {
  return inWorkspace(
    scope,
    ({ sql }) => sql<QuarantinedEvent[]>`
    select id, connection_id as "connectionId", raw from quarantined_events
    where workspace_id = ${scope.workspaceId} and id = any(${ids}::uuid[]) and resolved_at is null
    order by received_at, position`,
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
