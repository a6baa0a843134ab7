import { GraphError } from '@/lib/ads/graph/graph-error'
import type { MetaAsset } from '@/lib/channels/meta/meta-asset'
import { ConflictError, NotFoundError } from '@/lib/errors'
import { requireRight } from '../../rights'
import type { Scope } from '../../scope'
import { type OpenLogin, openLogin } from '../open-login'
import { assetKey, findAssetOwners } from './asset-owners'
import { explainAssetError } from './explain-asset-error'
import { type HeldAsset, type HeldChannel, listHeldAssets } from './held-assets'
import { type AssetClaim, listAssetClaims } from './list-asset-claims'

export interface ClaimableAsset extends MetaAsset {
  name: string
  detail: string
  /** `elsewhere`: another workspace takes its messages. `refused`: Meta does not let this person. */
  standing: 'free' | 'ours' | 'elsewhere' | 'refused'
  /** The login that proves it, where it is ours. */
  provenBy: { loginId: string; name: string } | null
}

export interface ClaimableChannel {
  kind: MetaAsset['kind']
  assets: ClaimableAsset[]
  missing: string[]
  /** Why Meta does not say what there is, as a sentence. */
  problem: string | null
}

/** What a login may speak for, by channel, as Meta says now. Throws ConflictError with a sentence where it says nothing. */
export async function listClaimableAssets(scope: Scope, loginId: string): Promise<ClaimableChannel[]> {
  const { channels } = await openHeldAssets(scope, loginId)
  const owners = await findAssetOwners(channels.flatMap(({ assets }) => assets))
  const claims = await listAssetClaims(scope)
  const claimOf = new Map(claims.map((claim) => [assetKey(claim), claim]))
  const toAsset = (asset: HeldAsset) => {
    const key = assetKey(asset)
    return toClaimable(asset, standingOf(asset, owners.get(key), scope), claimOf.get(key))
  }
  return channels.map(({ kind, assets, missing, error }) => ({
    kind,
    assets: assets.map(toAsset),
    missing,
    problem: error && explainAssetError(error),
  }))
}

/** What a login of the workspace holds, with the tokens: for lib/access alone. */
export async function openHeldAssets(
  scope: Scope,
  loginId: string,
): Promise<{ login: OpenLogin; channels: HeldChannel[] }> {
  requireRight(scope, 'manage-connections')
  const login = await openLogin(scope, loginId)
  if (!login) throw new NotFoundError('There is no such login with Meta in this workspace.')
  try {
    return { login, channels: await listHeldAssets(login) }
  } catch (error) {
    if (error instanceof GraphError) throw new ConflictError(explainAssetError(error))
    throw error
  }
}

function standingOf(
  { refusal }: HeldAsset,
  owner: string | undefined,
  { workspaceId }: Scope,
): ClaimableAsset['standing'] {
  if (owner === workspaceId) return 'ours'
  if (owner !== undefined) return 'elsewhere'
  return refusal === null ? 'free' : 'refused'
}

function toClaimable(
  { kind, assetId, name, detail, refusal }: HeldAsset,
  standing: ClaimableAsset['standing'],
  claim: AssetClaim | undefined,
): ClaimableAsset {
  const login = standing === 'ours' ? claim?.login : undefined
  return { kind, assetId, name, detail: refusal ?? detail, standing, provenBy: login ?? null }
}
