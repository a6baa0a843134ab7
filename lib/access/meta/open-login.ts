import type { PoolName } from '@/db/client'
import { inWorkspace } from '@/db/workspace'
import type { MetaToken } from '@/lib/ads/graph/meta-token'
import { type Sealed, seal, unseal } from '@/lib/crypto/seal'
import type { Scope } from '../scope'

/** A login with Meta whose token is open. Never log it, never hand it to a page. */
export interface OpenLogin extends MetaToken {
  loginId: string
  metaUserId: string
  /** As it is stored: another one after the person has connected again. */
  ciphertext: Buffer
}

/** Encrypts the token of a login for the row it is stored in; nowhere else does it open. */
export function sealLogin(scope: Scope, loginId: string, { accessToken }: MetaToken): Sealed {
  return seal(Buffer.from(accessToken), placeOf(scope, loginId))
}

/** Null where the workspace has no such login. Throws when the row or the key is not the one it was sealed with. */
export async function openLogin(
  scope: Scope,
  loginId: string,
  { pool = 'web' }: { pool?: PoolName } = {},
): Promise<OpenLogin | null> {
  const [row] = await inWorkspace(
    scope,
    ({ sql }) => sql<(Sealed & { metaUserId: string })[]>`
      select ciphertext, key_version as "keyVersion", meta_user_id as "metaUserId" from meta_logins
      where workspace_id = ${scope.workspaceId}::uuid and id = ${loginId}::uuid`,
    { pool },
  )
  if (!row) return null
  const accessToken = unseal(row, placeOf(scope, loginId)).toString()
  return { loginId, metaUserId: row.metaUserId, ciphertext: row.ciphertext, accessToken }
}

function placeOf({ workspaceId }: Scope, rowId: string) {
  return { workspaceId, table: 'meta_logins', column: 'ciphertext', rowId }
}
