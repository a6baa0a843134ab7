import { inWorkspace } from '@/db/workspace'
import { forgetAsset } from '@/lib/access/meta/asset-gate'
import type { UnroutedAsset } from '@/lib/access/meta/assets/stop-claim'
import { deleteLogin } from '@/lib/access/meta/delete-login'
import type { OpenCall, RemovedCounts } from '@/lib/access/meta/deletion-requests'
import { recordDeed } from '@/lib/access/record-deed'
import type { Scope } from '@/lib/access/scope'
import { isLoginFromBefore } from './is-login-from-before'

/**
 * Removes somebody's login from a workspace: its token, its ad accounts and what was fetched of them; the
 * Pages, accounts and numbers that it proved are let go of. A login made after the call stays: the person wanted it.
 */
export async function forgetMetaLogin(
  scope: Scope,
  { loginId, call }: { loginId: string; call: OpenCall },
): Promise<RemovedCounts> {
  const unrouted: UnroutedAsset[] = []
  const counts = await inWorkspace(
    scope,
    async (transaction): Promise<RemovedCounts> => {
      const isFromBefore = await isLoginFromBefore(transaction.sql, scope, { loginId, call })
      if (!isFromBefore) return { kept: 1 }
      const deleted = await deleteLogin(transaction, scope, loginId)
      if (!deleted) return {}
      unrouted.push(...deleted.released)
      const detail = { logins: 1, ...deleted.removed }
      await recordDeed(transaction, scope, {
        deed: 'meta.data_deleted',
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
