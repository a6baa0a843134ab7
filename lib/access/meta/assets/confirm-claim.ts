import { inWorkspace } from '@/db/workspace'
import { ConflictError } from '@/lib/errors'
import { recordDeed } from '../../record-deed'
import type { Scope } from '../../scope'
import { forgetAsset } from '../asset-gate'
import { takeAsset } from '../claim-asset'
import type { AssetClaim } from './list-asset-claims'

export interface Confirmation {
  parentId: string
  /** Why Meta does not send although it says yes; null where it does. */
  problem: string | null
  now: number
}

const takenMeanwhile = 'Another workspace takes its messages now.'

/**
 * Notes that Meta has said yes again; a claim that was stopped goes on. False where another workspace has it
 * meanwhile, or nobody claims it any more.
 */
export async function confirmClaim(
  scope: Scope,
  claim: AssetClaim,
  { parentId, problem, now }: Confirmation,
): Promise<boolean> {
  const { connectionId, kind, assetId } = claim
  try {
    await inWorkspace(
      scope,
      async (transaction) => {
        const { sql } = transaction
        await takeAsset(transaction, scope, { kind, assetId, provenAt: now, parentId })
        const at = new Date(now).toISOString()
        const [before] = await sql<{ state: string }[]>`
          select state from asset_claims
          where workspace_id = ${scope.workspaceId}::uuid and connection_id = ${connectionId}::uuid for update`
        if (!before) throw new ConflictError('It was let go of meanwhile.')
        await sql`
          update asset_claims set state = 'routed', problem = ${problem}, checked_at = ${at}::timestamptz,
            subscribed_at = case when ${problem === null}::boolean then coalesce(subscribed_at, ${at}::timestamptz) end
          where workspace_id = ${scope.workspaceId}::uuid and connection_id = ${connectionId}::uuid`
        if (before.state === 'routed') return
        await sql`
          update connections set disabled_at = null
          where workspace_id = ${scope.workspaceId}::uuid and id = ${connectionId}::uuid`
        const detail = { kind, name: claim.name }
        await recordDeed(transaction, scope, { deed: 'asset.resumed', subject: assetId, detail })
      },
      { pool: 'worker' },
    )
    forgetAsset(claim)
    return true
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
    await noteTaken(scope, connectionId)
    return false
  }
}

async function noteTaken(scope: Scope, connectionId: string): Promise<void> {
  await inWorkspace(
    scope,
    ({ sql }) => sql`
      update asset_claims set problem = ${takenMeanwhile}, checked_at = now()
      where workspace_id = ${scope.workspaceId}::uuid and connection_id = ${connectionId}::uuid
        and state = 'stopped'`,
    { pool: 'worker' },
  )
}
