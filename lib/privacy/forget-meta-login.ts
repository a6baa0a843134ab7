import { inWorkspace } from '@/db/workspace'
import { deleteLogin } from '@/lib/access/meta/delete-login'
import type { OpenCall, RemovedCounts } from '@/lib/access/meta/deletion-requests'
import { recordDeed } from '@/lib/access/record-deed'
import type { Scope } from '@/lib/access/scope'
import { isLoginFromBefore } from './is-login-from-before'

/**
 * Removes somebody's login from a workspace: its token, its ad accounts and what was fetched of them. A login
 * made after the call stays: the person wanted it.
 */
export function forgetMetaLogin(
  scope: Scope,
  { loginId, call }: { loginId: string; call: OpenCall },
): Promise<RemovedCounts> {
  return inWorkspace(
    scope,
    async (transaction): Promise<RemovedCounts> => {
      const isFromBefore = await isLoginFromBefore(transaction.sql, scope, { loginId, call })
      if (!isFromBefore) return { kept: 1 }
      const removed = await deleteLogin(transaction, scope, loginId)
      if (!removed) return {}
      const { accounts, adDays, ads } = removed
      const detail = { logins: 1, accounts, adDays, ads }
      await recordDeed(transaction, scope, {
        deed: 'meta.data_deleted',
        subject: loginId,
        detail: { ...detail, code: call.code },
      })
      return detail
    },
    { pool: 'worker' },
  )
}
