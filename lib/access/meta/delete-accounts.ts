import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '../scope'

/** What went. */
export interface Removed {
  accounts: number
  adDays: number
  /** Names of ads. */
  ads: number
  /** Pages, accounts and numbers whose messages stop; left out where there were none. */
  assets?: number
}

/**
 * Removes ad accounts with everything that was fetched of them, in the caller's transaction. Their rows go
 * first: a sync that holds one finishes before, and none can write after.
 */
export async function deleteAccounts(
  { sql }: WorkspaceTransaction,
  scope: Scope,
  accountIds: string[],
): Promise<Removed> {
  const accounts = await sql`
    delete from ad_accounts
    where workspace_id = ${scope.workspaceId} and account_id = any(${accountIds}::text[])`
  await sql`
    delete from ad_account_days
    where workspace_id = ${scope.workspaceId} and account_id = any(${accountIds}::text[])`
  const ads = await sql`
    delete from account_ads
    where workspace_id = ${scope.workspaceId} and account_id = any(${accountIds}::text[])`
  const adDays = await sql`
    delete from ad_days
    where workspace_id = ${scope.workspaceId} and account_id = any(${accountIds}::text[])`
  for (const sums of ['ad_day_totals', 'ad_weeks', 'ad_account_weeks']) {
    await sql`
      delete from ${sql(sums)}
      where workspace_id = ${scope.workspaceId} and account_id = any(${accountIds}::text[])`
  }
  return { accounts: accounts.count, adDays: adDays.count, ads: ads.count }
}
