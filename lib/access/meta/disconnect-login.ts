import { withPool } from '@/db/client'
import { inWorkspace } from '@/db/workspace'
import { revokeLogin } from '@/lib/ads/graph/revoke-login'
import { AppError, NotFoundError } from '@/lib/errors'
import { logError, logWarning } from '@/lib/log'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import type { Removed } from './delete-accounts'
import { deleteLogin } from './delete-login'
import { type OpenLogin, openLogin } from './open-login'

/**
 * Ends a login with Meta for ever, with its ad accounts and what was fetched of them. At Meta the permission
 * is taken back too, unless the same person is connected in another workspace: it is one for the whole app.
 */
export async function disconnectLogin(scope: Scope, { loginId }: { loginId: string }): Promise<Removed> {
  requireRight(scope, 'manage-connections')
  const login = await openIfPossible(scope, loginId)
  const removed = await inWorkspace(scope, (transaction) => deleteLogin(transaction, scope, loginId), {
    pool: 'worker',
  })
  if (!removed) throw new NotFoundError('There is no such login with Meta in this workspace.')
  if (login && !(await isConnectedElsewhere(login))) await revoke(scope, login)
  return removed
}

/** A token whose key is gone must not keep its login here for ever. */
async function openIfPossible(scope: Scope, loginId: string): Promise<OpenLogin | null> {
  try {
    return await openLogin(scope, loginId)
  } catch (error) {
    if (error instanceof AppError) throw error
    logError('a login with Meta does not open', error, { workspaceId: scope.workspaceId, loginId })
    return null
  }
}

async function isConnectedElsewhere({ metaUserId }: OpenLogin): Promise<boolean> {
  const routes = await withPool(
    'web',
    ({ client }) => client`select 1 from meta_login_routes where meta_user_id = ${metaUserId} limit 1`,
  )
  return routes.length > 0
}

/** The token is gone from here either way. */
async function revoke(scope: Scope, login: OpenLogin): Promise<void> {
  await revokeLogin(login).catch((error: unknown) => {
    const facts = { workspaceId: scope.workspaceId, error: error instanceof Error ? error.name : 'unknown' }
    logWarning('a login was not taken back at Meta', facts)
  })
}
