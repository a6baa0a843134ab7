import { inWorkspace } from '@/db/workspace'
import { NotFoundError } from '@/lib/errors'
import { recordDeed } from '../record-deed'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import { deleteAccounts, type Removed } from './delete-accounts'
import { waitForSyncs } from './wait-for-syncs'

/** Stops reading an ad account and removes what was fetched of it, for ever. The login stays. */
export async function removeAdAccount(scope: Scope, { accountId }: { accountId: string }): Promise<Removed> {
  requireRight(scope, 'manage-connections')
  return inWorkspace(
    scope,
    async (transaction) => {
      await waitForSyncs(transaction)
      const [account] = await transaction.sql<{ name: string }[]>`
        select name from ad_accounts
        where workspace_id = ${scope.workspaceId} and account_id = ${accountId} for update`
      if (!account) throw new NotFoundError('There is no such ad account in this workspace.')
      const removed = await deleteAccounts(transaction, scope, [accountId])
      const { adDays, ads } = removed
      await recordDeed(transaction, scope, {
        deed: 'ad-account.removed',
        subject: accountId,
        detail: { name: account.name, adDays, ads },
      })
      return removed
    },
    { pool: 'worker' },
  )
}
