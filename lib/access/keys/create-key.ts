import { randomUUID } from 'node:crypto'
import { inWorkspace } from '@/db/workspace'
import { hashToken } from '@/lib/crypto/random-token'
import { recordDeed } from '../record-deed'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import { makeKey } from './key-format'

/** A new key of the read API. The key itself is not kept and not shown again. */
export async function createKey(
  scope: Scope,
  { name, access }: { name: string; access: 'read' | 'write' },
): Promise<{ keyId: string; key: string }> {
  requireRight(scope, 'manage-connections')
  const keyId = randomUUID()
  const key = makeKey()
  await inWorkspace(scope, async (transaction) => {
    await transaction.sql`
      insert into api_keys (id, workspace_id, hash, name, scope)
      values (${keyId}, ${scope.workspaceId}, ${hashToken(key)}, ${name}, ${access})`
    await recordDeed(transaction, scope, { deed: 'key.created', subject: keyId, detail: { name, access } })
  })
  return { keyId, key }
}
