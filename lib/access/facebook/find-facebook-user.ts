import { and, eq, isNull } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { facebookIdentities, users } from '@/db/schema/accounts'

export interface FacebookUser {
  userId: string
  email: string
  sessionVersion: number
}

/** Who has linked this Facebook account; null where nobody has, or the user is disabled. */
export async function findFacebookUser(metaUserId: string): Promise<FacebookUser | null> {
  const found = await withPool('web', ({ db }) =>
    db
      .select({ userId: users.id, email: users.email, sessionVersion: users.sessionVersion })
      .from(facebookIdentities)
      .innerJoin(users, eq(users.id, facebookIdentities.userId))
      .where(and(eq(facebookIdentities.metaUserId, metaUserId), isNull(users.disabledAt))),
  )
  return found[0] ?? null
}
