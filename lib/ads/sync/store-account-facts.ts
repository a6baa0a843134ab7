import { inWorkspace } from '@/db/workspace'
import { storableText } from '@/lib/text/storable-text'
import type { MetaAdAccount } from '../graph/list-ad-accounts'
import { holdAccount } from './hold-account'
import type { SyncRun } from './sync-run'

/**
 * Keeps what an account says of itself, once the names of its ads are there too. In another zone its days are
 * other days, and in another currency its figures other figures: then everything is fetched anew.
 */
export function storeAccountFacts(run: SyncRun, facts: MetaAdAccount, askedAt: string): Promise<void> {
  const { scope, account } = run
  const isOther = facts.timeZone !== account.timeZone || facts.currency !== account.currency
  return inWorkspace(
    scope,
    async ({ sql }) => {
      await holdAccount(sql, scope, account)
      await sql`
        update ad_accounts set name = ${storableText(facts.name)}, currency = ${facts.currency}, time_zone = ${facts.timeZone},
          meta_status = ${facts.status}, ads_at = ${askedAt}::timestamptz
        where workspace_id = ${scope.workspaceId}::uuid and account_id = ${account.accountId}`
      if (!isOther) return
      await sql`
        delete from ad_account_days
        where workspace_id = ${scope.workspaceId}::uuid and account_id = ${account.accountId}`
    },
    { pool: 'worker' },
  )
}
