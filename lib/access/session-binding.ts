import { z } from 'zod'
import { UnauthenticatedError } from '@/lib/errors'
import type { SessionClaims } from './session-token'
import { getSessionClaims, getSignedInUser } from './signed-in-user'

/** What ties something begun elsewhere to the session that began it. */
export const sessionBindingSchema = z.object({
  userId: z.uuid(),
  sessionVersion: z.int(),
  signedInAt: z.int(),
})

/** Throws where nobody is signed in. */
export async function bindToSession(): Promise<SessionClaims> {
  const claims = await getSessionClaims()
  if (!claims) throw new UnauthenticatedError()
  return claims
}

/** Whether this request is of the very session that something was begun in, and that session still holds. */
export async function isOfThisSession({ userId, sessionVersion, signedInAt }: SessionClaims) {
  const [user, claims] = await Promise.all([getSignedInUser(), getSessionClaims()])
  if (!user || !claims) return false
  return (
    claims.userId === userId && claims.sessionVersion === sessionVersion && claims.signedInAt === signedInAt
  )
}
