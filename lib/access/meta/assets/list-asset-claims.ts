import { inWorkspace } from '@/db/workspace'
import type { MetaAsset } from '@/lib/channels/meta/meta-asset'
import { toIsoInstantOrNull } from '@/lib/metrics/instant'
import type { Scope } from '../../scope'

/** A connection of Meta's and how the claim to its asset stands. */
export interface AssetClaim extends MetaAsset {
  connectionId: string
  name: string
  /** `stopped`: Meta says no; `released`: nobody claims it any more, and its history stays. */
  state: 'routed' | 'stopped' | 'released'
  /** The login that proves it; null once that is gone. */
  login: { loginId: string; name: string } | null
  problem: string | null
  /** Null while Meta sends its webhooks not to us. */
  subscribedAt: string | null
  checkedAt: string | null
}

/** By channel and name; those that are released come last. */
export async function listAssetClaims(scope: Scope): Promise<AssetClaim[]> {
  const rows = await inWorkspace(
    scope,
    ({ sql }) => sql<(Omit<AssetClaim, 'login'> & { loginId: string | null; loginName: string | null })[]>`
      select c.id as "connectionId", c.kind, c.asset_id as "assetId", c.name, a.problem,
        coalesce(a.state, 'released') as state, a.subscribed_at::text as "subscribedAt",
        a.checked_at::text as "checkedAt", l.id as "loginId", l.name as "loginName"
      from connections c
      left join asset_claims a on a.workspace_id = ${scope.workspaceId}::uuid and a.connection_id = c.id
      left join meta_logins l on l.workspace_id = ${scope.workspaceId}::uuid and l.id = a.login_id
      where c.workspace_id = ${scope.workspaceId}::uuid and c.asset_id is not null
        and c.kind in ('whatsapp', 'messenger', 'instagram')
      order by a.state is null, c.kind, c.name, c.id`,
  )
  return rows.map(({ loginId, loginName, ...row }) => ({
    ...row,
    login: loginId === null ? null : { loginId, name: loginName ?? '' },
    subscribedAt: toIsoInstantOrNull(row.subscribedAt),
    checkedAt: toIsoInstantOrNull(row.checkedAt),
  }))
}
