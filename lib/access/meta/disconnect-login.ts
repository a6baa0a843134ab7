import { withPool } from '@/db/client'
import { inWorkspace } from '@/db/workspace'
import { revokeLogin } from '@/lib/ads/graph/revoke-login'
import { NotFoundError } from '@/lib/errors'
import { logWarning } from '@/lib/log'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import { forgetAsset } from './asset-gate'
import { endSubscriptions } from './assets/end-subscription'
import type { Removed } from './delete-accounts'
import { deleteLogin } from './delete-login'
import { openIfPossible } from './open-if-possible'
import type { OpenLogin } from './open-login'

/**
 * Ends a login with Meta for ever, with its ad accounts and what was fetched of them. At Meta the permission
 * is taken back too, unless the same person is connected in another workspace or signs in with Facebook: it is
 * one for the whole app.
 */
export async function disconnectLogin(scope: Scope, { loginId }: { loginId: string }): Promise<Removed> {
  requireRight(scope, 'manage-connections')
  const login = await openIfPossible(scope, loginId)
  const deleted = await inWorkspace(scope, (transaction) => deleteLogin(transaction, scope, loginId), {
    pool: 'worker',
  })
  if (!deleted) throw new NotFoundError('There is no such login with Meta in this workspace.')
  const { removed, released } = deleted
  for (const asset of released) forgetAsset(asset)
  if (login) await endSubscriptions(scope, login, released)
  if (login && !(await isNeededElsewhere(login))) await revoke(scope, login)
  return removed
}

async function isNeededElsewhere({ metaUserId }: OpenLogin): Promise<boolean> {
  const uses = await withPool(
    'web',
    ({ client }) => client`
      select from meta_login_routes where meta_user_id = ${metaUserId}
      union all select from facebook_identities where meta_user_id = ${metaUserId} limit 1`,
  )
  return uses.length > 0
}

/** The token is gone from here either way. */
async function revoke(scope: Scope, login: OpenLogin): Promise<void> {
  await revokeLogin(login).catch((error: unknown) => {
    const facts = { workspaceId: scope.workspaceId, error: error instanceof Error ? error.name : 'unknown' }
    logWarning('a login was not taken back at Meta', facts)
  })
}
