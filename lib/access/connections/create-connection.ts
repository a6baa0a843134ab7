import { randomUUID } from 'node:crypto'
import { inWorkspace } from '@/db/workspace'
import { recordDeed } from '../record-deed'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import type { ConnectionDraft } from './connection-schema'
import { makeSecretKey, toSecretText } from './connection-secret'
import { storeSecret } from './store-secret'

export interface NewConnection {
  connectionId: string
  /** `whsec_…`; it is not shown again. */
  secret: string
}

/** A new source of webhooks with its address and its first signing secret. */
export async function createConnection(scope: Scope, draft: ConnectionDraft): Promise<NewConnection> {
  requireRight(scope, 'manage-connections')
  const connectionId = randomUUID()
  const key = makeSecretKey()
  await inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    await sql`
      insert into connections (workspace_id, id, kind, name, asset_id)
      values (${scope.workspaceId}, ${connectionId}, ${draft.kind}, ${draft.name}, ${draft.asset ?? null})`
    await sql`
      insert into connection_routes (connection_id, workspace_id)
      values (${connectionId}, ${scope.workspaceId})`
    await storeSecret(transaction, scope, { connectionId, key })
    await recordDeed(transaction, scope, {
      deed: 'connection.created',
      subject: connectionId,
      detail: { kind: draft.kind, name: draft.name },
    })
  })
  return { connectionId, secret: toSecretText(key) }
}
