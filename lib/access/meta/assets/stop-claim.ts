import type { WorkspaceTransaction } from '@/db/workspace'
import type { MetaAsset } from '@/lib/channels/meta/meta-asset'
import { recordDeed } from '../../record-deed'
import type { Scope } from '../../scope'

/** Something whose webhooks no longer come here; the caller forgets it at the gate once this is durable. */
export interface UnroutedAsset extends MetaAsset {
  connectionId: string
  name: string
  parentId: string | null
}

/** Which claims of a workspace are meant. */
export type ClaimsMeant = { connectionId: string } | { loginId: string }

/**
 * Stops routing, in the caller's transaction, and says why: what comes from now on is nobody's, and whoever
 * may speak for it can claim it. The claim stays, so that it goes on once Meta says yes again.
 */
export async function stopClaims(
  transaction: WorkspaceTransaction,
  scope: Scope,
  meant: ClaimsMeant,
  problem: string,
): Promise<UnroutedAsset[]> {
  const { sql } = transaction
  await holdRoutes(transaction, scope, meant)
  const isMeant = conditionOf(sql, meant)
  const stopped = await sql<{ connectionId: string }[]>`
    update asset_claims a set state = 'stopped', problem = ${problem}, subscribed_at = null, checked_at = now()
    where a.workspace_id = ${scope.workspaceId}::uuid and a.state = 'routed' and ${isMeant}
    returning a.connection_id as "connectionId"`
  await sql`
    update asset_claims a set problem = ${problem}, checked_at = now()
    where a.workspace_id = ${scope.workspaceId}::uuid and a.state = 'stopped' and ${isMeant}`
  return unroute(transaction, scope, stopped, { deed: 'asset.stopped', problem })
}

/** Lets go of assets, in the caller's transaction. Their connections and all that came by them stay. */
export async function releaseClaims(
  transaction: WorkspaceTransaction,
  scope: Scope,
  meant: ClaimsMeant,
): Promise<UnroutedAsset[]> {
  const { sql } = transaction
  await holdRoutes(transaction, scope, meant)
  const released = await sql<{ connectionId: string }[]>`
    delete from asset_claims a
    where a.workspace_id = ${scope.workspaceId}::uuid and ${conditionOf(sql, meant)}
    returning a.connection_id as "connectionId"`
  return unroute(transaction, scope, released, { deed: 'asset.released' })
}

/** Whoever claims takes the route first, then the claim: so does whoever lets go. */
async function holdRoutes({ sql }: WorkspaceTransaction, scope: Scope, meant: ClaimsMeant): Promise<void> {
  await sql`
    select from meta_assets
    where workspace_id = ${scope.workspaceId}::uuid and connection_id in (
      select a.connection_id from asset_claims a
      where a.workspace_id = ${scope.workspaceId}::uuid and ${conditionOf(sql, meant)})
    order by kind, asset_id for update`
}

function conditionOf(sql: WorkspaceTransaction['sql'], meant: ClaimsMeant) {
  if ('loginId' in meant) return sql`a.login_id = ${meant.loginId}::uuid`
  return sql`a.connection_id = ${meant.connectionId}::uuid`
}

async function unroute(
  transaction: WorkspaceTransaction,
  scope: Scope,
  claims: { connectionId: string }[],
  { deed, problem }: { deed: string; problem?: string },
): Promise<UnroutedAsset[]> {
  if (claims.length === 0) return []
  const { sql } = transaction
  const ids = claims.map(({ connectionId }) => connectionId)
  const routes = await sql<{ connectionId: string; parentId: string | null }[]>`
    delete from meta_assets where workspace_id = ${scope.workspaceId}::uuid and connection_id = any(${ids}::uuid[])
    returning connection_id as "connectionId", parent_id as "parentId"`
  const connections = await sql<Omit<UnroutedAsset, 'parentId'>[]>`
    update connections set disabled_at = coalesce(disabled_at, now())
    where workspace_id = ${scope.workspaceId}::uuid and id = any(${ids}::uuid[])
    returning id as "connectionId", kind, asset_id as "assetId", name`
  for (const { kind, assetId, name } of connections) {
    const detail = { kind, name, ...(problem ? { problem } : {}) }
    await recordDeed(transaction, scope, { deed, subject: assetId, detail })
  }
  const parents = new Map(routes.map(({ connectionId, parentId }) => [connectionId, parentId]))
  return connections.map((one) => ({ ...one, parentId: parents.get(one.connectionId) ?? null }))
}
