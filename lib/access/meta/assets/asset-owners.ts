import { withPool } from '@/db/client'
import type { MetaAsset } from '@/lib/channels/meta/meta-asset'

/** Which workspaces these assets' webhooks go to, by `assetKey`. For lib/access alone: it names other workspaces. */
export async function findAssetOwners(assets: MetaAsset[]): Promise<Map<string, string>> {
  if (assets.length === 0) return new Map()
  const rows = await withPool(
    'web',
    ({ client }) => client<(MetaAsset & { workspaceId: string })[]>`
      select kind, asset_id as "assetId", workspace_id as "workspaceId" from meta_assets
      where asset_id = any(${assets.map(({ assetId }) => assetId)}::text[])`,
  )
  return new Map(rows.map(({ workspaceId, ...asset }) => [assetKey(asset), workspaceId]))
}

export function assetKey({ kind, assetId }: MetaAsset): string {
  return `${kind} ${assetId}`
}
