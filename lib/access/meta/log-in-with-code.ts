import { inspectToken } from '@/lib/ads/graph/inspect-token'
import { metaApp } from '@/lib/ads/graph/meta-token'
import { exchangeCode, extendToken } from '@/lib/ads/graph/obtain-token'
import { readMe } from '@/lib/ads/graph/read-me'
import { readPermissions } from '@/lib/ads/graph/read-permissions'
import { metaCallbackAddress } from './connect-address'

/** Who logged in with Meta, and the token that they gave. */
export interface MetaLogin {
  accessToken: string
  metaUserId: string
  name: string
  granted: string[]
  /** Null where it does not end by itself. */
  expiresAt: Date | null
  dataAccessExpiresAt: Date | null
}

/**
 * The code of the login dialog for a login of about sixty days. Null where Meta says that the token is not
 * good, or not one for this app. Throws GraphError where Meta refuses or cannot be asked.
 */
export async function logInWithCode(code: string): Promise<MetaLogin | null> {
  const { accessToken } = await extendToken(await exchangeCode(code, metaCallbackAddress()))
  const login = { accessToken }
  const facts = await inspectToken(login)
  if (!facts.isValid || facts.appId !== metaApp().id) return null
  const [me, { granted }] = await Promise.all([readMe(login), readPermissions(login)])
  // The token of a system user names somebody else, or nobody.
  if (facts.userId !== null && facts.userId !== me.id) return null
  const { expiresAt, dataAccessExpiresAt } = facts
  return { accessToken, metaUserId: me.id, name: me.name || me.id, granted, expiresAt, dataAccessExpiresAt }
}
