import { inWorkspace } from '@/db/workspace'
import { NotFoundError } from '@/lib/errors'
import { recordDeed } from '../record-deed'
import { requireRight } from '../rights'
import type { Scope } from '../scope'

/** Ends a key from the next request on. */
export async function revokeKey(scope: Scope, { keyId }: { keyId: string }): Promise<void> {
  requireRight(scope, 'manage-connections')
  await inWorkspace(scope, async (transaction) => {
    const revoked = await transaction.sql`
      update api_keys set revoked_at = now()
      where id = ${keyId} and workspace_id = ${scope.workspaceId} and revoked_at is null
      returning id`
    if (revoked.length === 0) throw new NotFoundError('There is no such live key in this workspace.')
    await recordDeed(transaction, scope, { deed: 'key.revoked', subject: keyId })
  })
}
