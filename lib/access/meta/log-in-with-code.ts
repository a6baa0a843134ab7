import { exchangeCode, extendToken } from '@/lib/ads/graph/obtain-token'
import { readPermissions } from '@/lib/ads/graph/read-permissions'
import { metaCallbackAddress } from './connect-address'
import { identifyLogin } from './identify-login'

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
  const identified = await identifyLogin(login)
  if (!identified) return null
  const { granted } = await readPermissions(login)
  const { person, facts } = identified
  const { expiresAt, dataAccessExpiresAt } = facts
  return { accessToken, metaUserId: person.id, name: person.name, granted, expiresAt, dataAccessExpiresAt }
}
