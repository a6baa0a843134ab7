import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { metaAssets } from '@/db/schema/meta'
import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { MetaAsset } from '@/lib/channels/meta/meta-asset'
import { ConflictError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { storableText } from '@/lib/text/storable-text'
import { recordDeed } from '../record-deed'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import { forgetAsset } from './asset-gate'

/** What Meta itself answered, asked with a login of the workspace, just before the claim. */
export interface AssetProof extends MetaAsset {
  loginId: string
  /** Milliseconds since 1970 UTC. */
  provenAt: number
  /** The Page or WhatsApp account that Meta was told to send the webhooks of. */
  parentId?: string
}

const proofHolds = 10 * 60_000
const longestName = 80

/**
 * Has an asset's webhooks go to this workspace, on a connection of the asset's kind: the one it had before, if
 * it had one. An asset that the workspace has already is proven anew; one of another workspace's is refused.
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
    await holdLogin(transaction, scope, proof)
    const ours = await takeAsset(transaction, scope, proof)
    const name = storableText(asset.name).slice(0, longestName)
    await storeConnection(transaction, scope, { ...asset, name, connectionId: ours })
    await storeClaim(transaction, scope, ours, proof)
    const detail = { kind, name, login: proof.loginId }
    await recordDeed(transaction, scope, { deed: 'asset.claimed', subject: assetId, detail })
    return ours
  })
  forgetAsset(asset)
  return { connectionId }
}

/** It must not be disconnected before the claim is there. */
async function holdLogin(
  { sql }: WorkspaceTransaction,
  scope: Scope,
  { loginId }: AssetProof,
): Promise<void> {
  const held = await sql`
    select id from meta_logins
    where workspace_id = ${scope.workspaceId} and id = ${loginId} and state = 'live' for key share`
  if (held.length === 0) throw new NotFoundError('There is no such login with Meta in this workspace.')
}

/**
 * The connection that the asset is claimed for: the row is the lock that two claims meet on. Throws
 * ConflictError where it is another workspace's.
 */
export async function takeAsset(
  { db, sql }: WorkspaceTransaction,
  scope: Scope,
  { kind, assetId, provenAt, parentId }: Omit<AssetProof, 'loginId'>,
): Promise<string> {
  const [before] = await sql<{ id: string }[]>`
    select c.id from connections c
    left join asset_claims a on a.workspace_id = ${scope.workspaceId} and a.connection_id = c.id
    where c.workspace_id = ${scope.workspaceId} and c.kind = ${kind} and c.asset_id = ${assetId}
    order by a.connection_id is null, c.created_at, c.id limit 1`
  const connectionId = before?.id ?? randomUUID()
  const proven = { provenAt: new Date(provenAt).toISOString(), ...(parentId ? { parentId } : {}) }
  await db
    .insert(metaAssets)
    .values({ kind, assetId, workspaceId: scope.workspaceId, connectionId, ...proven })
    .onConflictDoNothing()
  const [owner] = await db
    .update(metaAssets)
    .set(proven)
    .where(
      and(
        eq(metaAssets.kind, kind),
        eq(metaAssets.assetId, assetId),
        eq(metaAssets.workspaceId, scope.workspaceId),
      ),
    )
    .returning({ connectionId: metaAssets.connectionId })
  if (owner) return owner.connectionId
  throw new ConflictError('Another workspace takes its messages. It has to let go of it first.')
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

async function storeClaim(
  { sql }: WorkspaceTransaction,
  scope: Scope,
  connectionId: string,
  { loginId, provenAt, parentId }: AssetProof,
): Promise<void> {
  const at = new Date(provenAt).toISOString()
  const subscribedAt = parentId === undefined ? null : at
  await sql`
    insert into asset_claims (workspace_id, connection_id, login_id, state, problem, subscribed_at, checked_at)
    values (${scope.workspaceId}, ${connectionId}, ${loginId}, 'routed', null, ${subscribedAt}::timestamptz,
      ${at}::timestamptz)
    on conflict (workspace_id, connection_id) do update set login_id = excluded.login_id, state = 'routed',
      problem = null, subscribed_at = excluded.subscribed_at, checked_at = excluded.checked_at`
}
