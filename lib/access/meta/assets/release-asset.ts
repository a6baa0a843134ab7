import { inWorkspace } from '@/db/workspace'
import { NotFoundError } from '@/lib/errors'
import { requireRight } from '../../rights'
import type { Scope } from '../../scope'
import { forgetAsset } from '../asset-gate'
import { openIfPossible } from '../open-if-possible'
import { endSubscriptions } from './end-subscription'
import { releaseClaims } from './stop-claim'

/** Lets go of a Page, an account or a number: what comes from now on is nobody's. What came before stays. */
export async function releaseAsset(
  scope: Scope,
  { connectionId }: { connectionId: string },
): Promise<{ name: string }> {
  requireRight(scope, 'manage-connections')
  const { loginId, released } = await inWorkspace(scope, async (transaction) => {
    // Not locked: the route is, first, as by whoever claims.
    const [claim] = await transaction.sql<{ loginId: string }[]>`
      select login_id as "loginId" from asset_claims
      where workspace_id = ${scope.workspaceId}::uuid and connection_id = ${connectionId}::uuid`
    const released = await releaseClaims(transaction, scope, { connectionId })
    if (!claim || released.length === 0)
      throw new NotFoundError('There is nothing of the kind to let go of in this workspace.')
    return { ...claim, released }
  })
  for (const asset of released) forgetAsset(asset)
  const login = await openIfPossible(scope, loginId)
  if (login) await endSubscriptions(scope, login, released)
  return { name: released[0]?.name ?? '' }
}
