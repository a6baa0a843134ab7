import { inWorkspace } from '@/db/workspace'
import { forgetAsset } from '@/lib/access/meta/asset-gate'
import { stopClaims, type UnroutedAsset } from '@/lib/access/meta/assets/stop-claim'
import type { OpenCall, RemovedCounts } from '@/lib/access/meta/deletion-requests'
import { orderLoginEndedMails } from '@/lib/access/meta/login-ended/order-login-ended-mails'
import { sealLogin } from '@/lib/access/meta/open-login'
import { waitForSyncs } from '@/lib/access/meta/wait-for-syncs'
import { recordDeed } from '@/lib/access/record-deed'
import type { Scope } from '@/lib/access/scope'
import { isLoginFromBefore } from './is-login-from-before'

const takenBack = 'Whoever had connected it took the permission back at Meta. Connect again to go on.'

/**
 * Drops a login's token, stops its ad accounts and the messages of what it proved. The figures stay, and the login with them, so that
 * connecting again goes on from there. A login made after the call stays as it is.
 */
export async function silenceMetaLogin(
  scope: Scope,
  { loginId, call }: { loginId: string; call: OpenCall },
): Promise<RemovedCounts> {
  const unrouted: UnroutedAsset[] = []
  const counts = await inWorkspace(
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
      const live = await sql`
        select id from meta_logins
        where workspace_id = ${scope.workspaceId} and id = ${loginId} and state = 'live'`
      if (live.length > 0) await orderLoginEndedMails(sql, scope, loginId)
      const tokens = await sql`
        update meta_logins set state = 'dead', problem = ${takenBack}, ciphertext = ${nothing.ciphertext},
          key_version = ${nothing.keyVersion}
        where workspace_id = ${scope.workspaceId} and id = ${loginId}`
      unrouted.push(...(await stopClaims(transaction, scope, { loginId }, takenBack)))
      const detail: RemovedCounts = { tokens: tokens.count, stopped: accounts.count }
      if (unrouted.length > 0) detail.assets = unrouted.length
      await recordDeed(transaction, scope, {
        deed: 'meta.deauthorised',
        subject: loginId,
        detail: { ...detail, code: call.code },
      })
      return detail
    },
    { pool: 'worker' },
  )
  for (const asset of unrouted) forgetAsset(asset)
  return counts
}
