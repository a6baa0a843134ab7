import type { WorkspaceTransaction } from '@/db/workspace'
import { recordDeed } from '../record-deed'
import type { Scope } from '../scope'
import { releaseClaims, type UnroutedAsset } from './assets/stop-claim'
import { deleteAccounts, type Removed } from './delete-accounts'
import { waitForSyncs } from './wait-for-syncs'

export interface DeletedLogin {
  removed: Removed
  /** What it proved; the caller forgets them at the gate once this is durable. */
  released: UnroutedAsset[]
}

/**
 * Removes a login with its token, its route, its ad accounts and what was fetched of them, in the caller's
 * transaction, and records it. What it proved is let go of: without it nobody can tell whether that still
 * holds. Null where there is no such login.
 */
export async function deleteLogin(
  transaction: WorkspaceTransaction,
  scope: Scope,
  loginId: string,
): Promise<DeletedLogin | null> {
  const { sql } = transaction
  await waitForSyncs(transaction)
  const found = await sql`
    select id from meta_logins where workspace_id = ${scope.workspaceId} and id = ${loginId} for update`
  if (found.length === 0) return null
  const accounts = await sql<{ accountId: string }[]>`
    select account_id as "accountId" from ad_accounts
    where workspace_id = ${scope.workspaceId} and login_id = ${loginId}
    order by account_id for update`
  const deleted = await deleteAccounts(
    transaction,
    scope,
    accounts.map(({ accountId }) => accountId),
  )
  const released = await releaseClaims(transaction, scope, { loginId })
  const removed = released.length > 0 ? { ...deleted, assets: released.length } : deleted
  await sql`delete from meta_logins where workspace_id = ${scope.workspaceId} and id = ${loginId}`
  await sql`delete from meta_login_routes where workspace_id = ${scope.workspaceId} and login_id = ${loginId}`
  await recordDeed(transaction, scope, {
    deed: 'meta.disconnected',
    subject: loginId,
    detail: { ...removed },
  })
  return { removed, released }
}
