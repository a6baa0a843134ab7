import type { WorkspaceTransaction } from '@/db/workspace'
import { recordDeed } from '../record-deed'
import type { Scope } from '../scope'
import { deleteAccounts, type Removed } from './delete-accounts'
import { waitForSyncs } from './wait-for-syncs'

/**
 * Removes a login with its token, its route, its ad accounts and what was fetched of them, in the caller's
 * transaction, and records it. Null where there is no such login.
 */
export async function deleteLogin(
  transaction: WorkspaceTransaction,
  scope: Scope,
  loginId: string,
): Promise<Removed | null> {
  const { sql } = transaction
  await waitForSyncs(transaction)
  const found = await sql`
    select id from meta_logins where workspace_id = ${scope.workspaceId} and id = ${loginId} for update`
  if (found.length === 0) return null
  const accounts = await sql<{ accountId: string }[]>`
    select account_id as "accountId" from ad_accounts
    where workspace_id = ${scope.workspaceId} and login_id = ${loginId}
    order by account_id for update`
  const removed = await deleteAccounts(
    transaction,
    scope,
    accounts.map(({ accountId }) => accountId),
  )
  await sql`delete from meta_logins where workspace_id = ${scope.workspaceId} and id = ${loginId}`
  await sql`delete from meta_login_routes where workspace_id = ${scope.workspaceId} and login_id = ${loginId}`
  await recordDeed(transaction, scope, {
    deed: 'meta.disconnected',
    subject: loginId,
    detail: { ...removed },
  })
  return removed
}
