import { and, eq, isNull } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { absoluteLimit, type SessionClaims } from './session-token'

export interface SignedInUser {
  id: string
  email: string
  name: string
  sessionVersion: number
}

/**
 * Who a session belongs to as the database sees it now: null as soon as the password changed, every session
 * was ended, or the user is disabled.
 */
export async function findUserOfSession(
  claims: SessionClaims,
  now = Date.now(),
): Promise<SignedInUser | null> {
  if (claims.signedInAt + absoluteLimit <= now / 1000) return null
  const found = await withPool('web', ({ db }) =>
    db
      .select({ id: users.id, email: users.email, name: users.name, sessionVersion: users.sessionVersion })
      .from(users)
      .where(
        and(
          eq(users.id, claims.userId),
          eq(users.sessionVersion, claims.sessionVersion),
          isNull(users.disabledAt),
        ),
      ),
  )
  return found[0] ?? null
}
