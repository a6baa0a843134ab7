import './environment'
import { authSecret } from '@/lib/access/auth-secret'
import { encodeSession, toPayload } from '@/lib/access/session-token'
import { sessionCookieName } from '@/lib/access/site-cookies'
import type { Player } from './cast'

/** The cookie of a player who has just signed in, without the price of a password hash. */
export async function sessionCookie({ user }: Pick<Player, 'user'>): Promise<string> {
  const { id: userId, sessionVersion } = user
  const signedInAt = Math.floor(Date.now() / 1000)
  const token = await encodeSession({
    token: toPayload({ userId, sessionVersion, signedInAt }),
    secret: authSecret(),
  })
  return `${sessionCookieName()}=${token}`
}
