import { inWorkspace } from '@/db/workspace'
import { NotFoundError } from '@/lib/errors'
import { recordDeed } from '../record-deed'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import { makeSecretKey, toSecretText } from './connection-secret'
import { storeSecret } from './store-secret'

const overlap = 24 * 3600_000

/**
 * A new signing secret. The one before it goes on for 24 hours, or ends now; one that was already ending ends
 * now, so that at most two are live. `now` is in milliseconds.
 */
export async function rotateSecret(
  scope: Scope,
  { connectionId, endOldNow }: { connectionId: string; endOldNow: boolean },
  now = Date.now(),
): Promise<{ secret: string; oldSecretEndsAt: string }> {
  requireRight(scope, 'manage-connections')
  const key = makeSecretKey()
  const end = endOldNow ? now : now + overlap
  await inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    const found = await sql`
      select id from connections
      where workspace_id = ${scope.workspaceId} and id = ${connectionId} for update`
    if (found.length === 0) throw new NotFoundError('There is no such connection in this workspace.')
    await sql`
      delete from connection_secrets
      where workspace_id = ${scope.workspaceId} and connection_id = ${connectionId}
        and expires_at is not null`
    await sql`
      update connection_secrets set expires_at = to_timestamp(${end} / 1000.0)
      where workspace_id = ${scope.workspaceId} and connection_id = ${connectionId}`
    await storeSecret(transaction, scope, { connectionId, key })
    await recordDeed(transaction, scope, {
      deed: 'connection.secret_rotated',
      subject: connectionId,
      detail: { oldSecretEndsAt: new Date(end).toISOString() },
    })
  })
  return { secret: toSecretText(key), oldSecretEndsAt: new Date(end).toISOString() }
}
