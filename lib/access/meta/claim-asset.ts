import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { metaAssets } from '@/db/schema/meta'
import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { MetaAsset } from '@/lib/channels/meta/meta-asset'
import { ConflictError, InvalidInputError } from '@/lib/errors'
import { recordDeed } from '../record-deed'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import { forgetAsset } from './asset-gate'

/** What Meta itself answered, asked with a login of the workspace, just before the claim. */
export interface AssetProof extends MetaAsset {
  loginId: string
  /** Milliseconds since 1970 UTC. */
  provenAt: number
}

const proofHolds = 10 * 60_000

/**
 * Has an asset's webhooks go to this workspace, on a connection of the asset's kind. One that the workspace has
 * already stays as it is and is enabled again; one of another workspace's is refused.
 */
export async function claimAsset(
  scope: Scope,
  asset: MetaAsset & { name: string },
  proof: AssetProof,
  now = Date.now(),
): Promise<{ connectionId: string }> {
  requireRight(scope, 'manage-connections')
  const { kind, assetId } = asset
  const isProven =
    proof.kind === kind && proof.assetId === assetId && Math.abs(now - proof.provenAt) <= proofHolds
  if (!isProven) throw new InvalidInputError('Meta has not confirmed that this login may speak for it.')
  const connectionId = await inWorkspace(scope, async (transaction) => {
    const ours = await take(transaction, scope, proof)
    await storeConnection(transaction, scope, { ...asset, connectionId: ours })
    const detail = { kind, name: asset.name, login: proof.loginId }
    await recordDeed(transaction, scope, { deed: 'asset.claimed', subject: assetId, detail })
    return ours
  })
  forgetAsset(asset)
  return { connectionId }
}

/** The connection that the asset is claimed for: the row is the lock that two claims meet on. */
async function take(
  { db }: WorkspaceTransaction,
  scope: Scope,
  { kind, assetId, provenAt }: AssetProof,
): Promise<string> {
  const row = { kind, assetId, workspaceId: scope.workspaceId, connectionId: randomUUID() }
  const at = new Date(provenAt).toISOString()
  await db
    .insert(metaAssets)
    .values({ ...row, provenAt: at })
    .onConflictDoNothing()
  const [owner] = await db
    .update(metaAssets)
    .set({ provenAt: at })
    .where(
      and(
        eq(metaAssets.kind, kind),
        eq(metaAssets.assetId, assetId),
        eq(metaAssets.workspaceId, scope.workspaceId),
      ),
    )
    .returning({ connectionId: metaAssets.connectionId })
  if (owner) return owner.connectionId
  throw new ConflictError('Another workspace takes its webhooks. It has to let go of it first.')
}

async function storeConnection(
  { sql }: WorkspaceTransaction,
  scope: Scope,
  { kind, name, assetId, connectionId }: MetaAsset & { name: string; connectionId: string },
): Promise<void> {
  await sql`
    insert into connections (workspace_id, id, kind, name, asset_id)
    values (${scope.workspaceId}, ${connectionId}, ${kind}, ${name}, ${assetId})
    on conflict (workspace_id, id) do update set disabled_at = null, name = excluded.name`
}
