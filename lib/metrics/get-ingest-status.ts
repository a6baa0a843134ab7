import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toIsoInstantOrNull } from './instant'

export interface IngestStatus {
  /** When a connection last delivered something. */
  lastEventAt: string | null
  /** Events that were kept but not understood and still wait for a replay. */
  quarantined: number
  /** Connections that are not disabled. */
  connections: number
  firstConversationDay: string | null
}

/** Whether events come in, and since when: what tells "no data yet" from a real zero. */
export async function getIngestStatus(scope: Scope): Promise<IngestStatus> {
  const [status] = await inWorkspace(
    scope,
    ({ sql }) => sql<IngestStatus[]>`
      select
        (select max(last_event_at) from connections where workspace_id = ${scope.workspaceId}::uuid)
          as "lastEventAt",
        (select count(*)::int from quarantined_events
          where workspace_id = ${scope.workspaceId}::uuid and resolved_at is null) as quarantined,
        (select count(*)::int from connections
          where workspace_id = ${scope.workspaceId}::uuid and disabled_at is null) as connections,
        (select min(day) from source_counters
          where workspace_id = ${scope.workspaceId}::uuid and conversations > 0) as "firstConversationDay"`,
  )
  const { lastEventAt = null, quarantined = 0, connections = 0, firstConversationDay = null } = status ?? {}
  return { lastEventAt: toIsoInstantOrNull(lastEventAt), quarantined, connections, firstConversationDay }
}
