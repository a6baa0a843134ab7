import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toIsoInstantOrNull } from './instant'

export interface ConnectionActivity {
  connectionId: string
  name: string
  kind: string
  /** Null for one that is in use. */
  disabledAt: string | null
  lastEventAt: string | null
  /** Of the last 24 hours. */
  deliveries24h: number
  events24h: number
  /** Events that still wait for a replay, of any age. */
  quarantined: number
}

const oneDay = 86_400_000

/** What each connection of the workspace has been doing. `now` is in milliseconds. */
export async function getConnectionActivity(
  scope: Scope,
  { now }: { now: number },
): Promise<ConnectionActivity[]> {
  const since = new Date(now - oneDay).toISOString()
  const rows = await inWorkspace(
    scope,
    ({ sql }) => sql<ConnectionActivity[]>`
      select c.id as "connectionId", c.name, c.kind, c.disabled_at as "disabledAt",
        c.last_event_at as "lastEventAt", coalesce(recent.deliveries, 0) as "deliveries24h",
        coalesce(recent.events, 0) as "events24h", coalesce(waiting.events, 0) as quarantined
      from connections c
      left join (
        select connection_id, count(*)::int as deliveries, sum(received)::int as events
        from deliveries
        where workspace_id = ${scope.workspaceId}::uuid and received_at >= ${since}::timestamptz
        group by connection_id
      ) recent on recent.connection_id = c.id
      left join (
        select connection_id, count(*)::int as events
        from quarantined_events
        where workspace_id = ${scope.workspaceId}::uuid and resolved_at is null
        group by connection_id
      ) waiting on waiting.connection_id = c.id
      where c.workspace_id = ${scope.workspaceId}::uuid
      order by c.disabled_at is not null, c.name, c.id`,
  )
  return rows.map((row) => ({
    ...row,
    disabledAt: toIsoInstantOrNull(row.disabledAt),
    lastEventAt: toIsoInstantOrNull(row.lastEventAt),
  }))
}
