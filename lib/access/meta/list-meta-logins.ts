import { inWorkspace } from '@/db/workspace'
import { toIsoInstant, toIsoInstantOrNull } from '@/lib/metrics/instant'
import type { Scope } from '../scope'
import { type MetaPermission, mayReceiveMessages, missingPermissions } from './permissions'

export interface MetaLoginRow {
  loginId: string
  /** Who logged in, as Meta names them. */
  name: string
  state: 'live' | 'dead'
  /** Why it is dead, as a sentence. */
  problem: string | null
  connectedAt: string
  /** Null where it does not end by itself. */
  expiresAt: string | null
  dataAccessExpiresAt: string | null
  missing: MetaPermission[]
  /** Whether it was granted all that receiving the messages of a channel takes. */
  mayReceiveMessages: boolean
}

/** The logins with Meta of a workspace, by name; never their tokens. */
export async function listMetaLogins(scope: Scope): Promise<MetaLoginRow[]> {
  const rows = await inWorkspace(
    scope,
    async ({ sql }) => sql<
      (Omit<MetaLoginRow, 'missing' | 'mayReceiveMessages'> & { permissions: string })[]
    >`
      select id as "loginId", name, state, problem, connected_at as "connectedAt", expires_at as "expiresAt",
        data_access_expires_at as "dataAccessExpiresAt", permissions
      from meta_logins where workspace_id = ${scope.workspaceId}
      order by name, id`,
  )
  return rows.map(({ permissions, ...login }) => ({
    ...login,
    connectedAt: toIsoInstant(login.connectedAt),
    expiresAt: toIsoInstantOrNull(login.expiresAt),
    dataAccessExpiresAt: toIsoInstantOrNull(login.dataAccessExpiresAt),
    missing: missingPermissions(permissions.split(',')),
    mayReceiveMessages: mayReceiveMessages(permissions.split(',')),
  }))
}
