import type { Scope } from '../../scope'
import { type AssetClaim, listAssetClaims } from './list-asset-claims'

/** What a login speaks for: its messages stop with it. */
export async function listProven(scope: Scope, loginId: string): Promise<AssetClaim[]> {
  const claims = await listAssetClaims(scope)
  return claims.filter(({ login }) => login?.loginId === loginId)
}
