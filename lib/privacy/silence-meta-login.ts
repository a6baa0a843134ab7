import { inWorkspace } from '@/db/workspace'
import type { OpenCall, RemovedCounts } from '@/lib/access/meta/deletion-requests'
import { sealLogin } from '@/lib/access/meta/open-login'
import { waitForSyncs } from '@/lib/access/meta/wait-for-syncs'
import { recordDeed } from '@/lib/access/record-deed'
import type { Scope } from '@/lib/access/scope'
import { isLoginFromBefore } from './is-login-from-before'

const takenBack = 'Whoever had connected it took the permission back at Meta. Connect again to go on.'

/**
 * Drops a login's token and stops its ad accounts. The figures stay, and the login with them, so that
 * connecting again goes on from there. A login made after the call stays as it is.
 */
export function silenceMetaLogin(
  scope: Scope,
  { loginId, call }: { loginId: string; call: OpenCall },
): Promise<RemovedCounts> {
  return inWorkspace(
    scope,
    async (transaction): Promise<RemovedCounts> => {
      const { sql } = transaction
      await waitForSyncs(transaction)
      if (!(await isLoginFromBefore(sql, scope, { loginId, call }))) return { kept: 1 }
      // A sync holds the account's row while it stores: those first, in one order.
      await sql`
        select account_id from ad_accounts
        where workspace_id = ${scope.workspaceId} and login_id = ${loginId} order by account_id for update`
      const accounts = await sql`
        update ad_accounts set state = 'stopped', problem = ${takenBack}, paused_until = null
        where workspace_id = ${scope.workspaceId} and login_id = ${loginId}`
      const nothing = sealLogin(scope, loginId, { accessToken: '' })
      const tokens = await sql`
        update meta_logins set state = 'dead', problem = ${takenBack}, ciphertext = ${nothing.ciphertext},
          key_version = ${nothing.keyVersion}
        where workspace_id = ${scope.workspaceId} and id = ${loginId}`
      const detail = { tokens: tokens.count, stopped: accounts.count }
      await recordDeed(transaction, scope, {
        deed: 'meta.deauthorised',
        subject: loginId,
        detail: { ...detail, code: call.code },
      })
      return detail
    },
    { pool: 'worker' },
  )
}
