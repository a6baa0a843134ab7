import type { ConnectionKind } from '@/db/schema/connections'
import { inWorkspace } from '@/db/workspace'
import type { Scope } from '../scope'

export interface ConnectionRow {
  connectionId: string
  kind: ConnectionKind
  name: string
  assetId: string | null
  disabled: boolean
  createdAt: string
  lastEventAt: string | null
  /** Signing secrets that verify now. */
  liveSecrets: number
}

/** By name. */
export function listConnections(scope: Scope): Promise<ConnectionRow[]> {
  return inWorkspace(
    scope,
    async ({ sql }) => sql<ConnectionRow[]>`
      select c.id as "connectionId", c.kind, c.name, c.asset_id as "assetId",
        c.disabled_at is not null as disabled, c.created_at as "createdAt",
        c.last_event_at as "lastEventAt",
        (select count(*)::int from connection_secrets s
         where s.workspace_id = ${scope.workspaceId} and s.connection_id = c.id
           and (s.expires_at is null or s.expires_at > now())) as "liveSecrets"
      from connections c
      where c.workspace_id = ${scope.workspaceId}
      order by c.name, c.id`,
  )
}
