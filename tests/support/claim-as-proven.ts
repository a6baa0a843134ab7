import { randomUUID } from 'node:crypto'
import { claimAsset } from '@/lib/access/meta/claim-asset'
import { storeLogin } from '@/lib/access/meta/store-login'
import type { Scope } from '@/lib/access/scope'
import type { MetaAsset } from '@/lib/channels/meta/meta-asset'

/** Claims an asset as if Meta had just confirmed it to somebody who logged in for this workspace. */
export async function claimAsProven(scope: Scope, asset: MetaAsset): Promise<{ connectionId: string }> {
  const loginId = await loginOfNobody(scope)
  return claimAsset(scope, { ...asset, name: 'Linden' }, { ...asset, loginId, provenAt: Date.now() })
}

/** A login that nothing at Meta is asked with. */
export function loginOfNobody(scope: Scope): Promise<string> {
  return storeLogin(scope, {
    accessToken: 'EAAS',
    metaUserId: randomUUID(),
    name: 'Nobody',
    granted: [],
    expiresAt: null,
    dataAccessExpiresAt: null,
  })
}
