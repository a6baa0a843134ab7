import { randomUUID } from 'node:crypto'
import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '../scope'
import { sealSecret } from './connection-secret'

/** Keeps a signing secret, sealed to the row that it is written to. */
export async function storeSecret(
  { sql }: WorkspaceTransaction,
  scope: Scope,
  { connectionId, key }: { connectionId: string; key: Buffer },
): Promise<void> {
  const id = randomUUID()
  const { ciphertext, keyVersion } = sealSecret(scope, id, key)
  await sql`
    insert into connection_secrets (workspace_id, id, connection_id, ciphertext, key_version)
    values (${scope.workspaceId}, ${id}, ${connectionId}, ${ciphertext}, ${keyVersion})`
}
