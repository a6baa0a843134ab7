import { inWorkspace } from '@/db/workspace'
import type { Scope } from '../scope'

export interface KeyRow {
  keyId: string
  name: string
  access: 'read' | 'write'
  createdAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

/** The newest first, revoked ones too. */
export function listKeys(scope: Scope): Promise<KeyRow[]> {
  return inWorkspace(
    scope,
    async ({ sql }) => sql<KeyRow[]>`
      select id as "keyId", name, scope as access, created_at as "createdAt", last_used_at as "lastUsedAt",
        revoked_at as "revokedAt"
      from api_keys where workspace_id = ${scope.workspaceId}
      order by created_at desc, id`,
  )
}
