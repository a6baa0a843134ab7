import { decode, encode, type JWT, type JWTEncodeParams } from 'next-auth/jwt'
import { z } from 'zod'
import { authSecret } from './auth-secret'

/** Seconds. A session ends 12 hours after its last use and 7 days after its sign-in, whichever comes first. */
export const idleLimit = 12 * 3600
export const absoluteLimit = 7 * 24 * 3600

/** What the encrypted cookie says: who, and as of which version; never a name or an address to be trusted. */
export interface SessionClaims {
  userId: string
  sessionVersion: number
  /** Seconds since 1970. */
  signedInAt: number
}

const payloadSchema = z.object({
  sub: z.uuid(),
  sessionVersion: z.int(),
  signedInAt: z.int(),
  iat: z.int().optional(),
})

export function readClaims(payload: unknown): SessionClaims | null {
  const parsed = payloadSchema.safeParse(payload)
  if (!parsed.success) return null
  const { sub, sessionVersion, signedInAt } = parsed.data
  return { userId: sub, sessionVersion, signedInAt }
}

export function toPayload({ userId, sessionVersion, signedInAt }: SessionClaims): JWT {
  return { sub: userId, sessionVersion, signedInAt }
}

/** How many more seconds a session may live when used at `now` (seconds). */
export function remainingLife(signedInAt: number, now: number): number {
  return Math.max(0, Math.min(idleLimit, signedInAt + absoluteLimit - now))
}

/** next-auth's encoding, with an end that no renewal moves beyond the absolute limit. */
export async function encodeSession(params: JWTEncodeParams): Promise<string> {
  const claims = readClaims(params.token)
  const now = Math.floor(Date.now() / 1000)
  return encode({ ...params, maxAge: claims ? remainingLife(claims.signedInAt, now) : 0 })
}

const renewAfter = 10 * 60

/**
 * A new token for a session that was used at `now` (milliseconds), or null when the old one is fresh enough,
 * over or no token at all. Says nothing about whether the user may still come in: gates ask the database.
 */
export async function renewSessionToken(token: string, now: number): Promise<string | null> {
  const secret = authSecret()
  const payload = await decode({ token, secret }).catch(() => null)
  const claims = readClaims(payload)
  if (!claims || now / 1000 - Number(payload?.iat ?? 0) < renewAfter) return null
  return encodeSession({ token: toPayload(claims), secret })
}
