import { and, eq, isNull } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { hashPassword, isOutdated, verifyPassword } from '@/lib/crypto/password'
import { canonicalEmail } from '../canonical-email'
import { makeDeviceToken, readDeviceToken } from './device-token'
import { accountSubject, addressSubject, claimTry, forgetTries } from './sign-in-attempts'
import type { SignIn } from './sign-in-schema'
import { accountThrottle, addressThrottle } from './sign-in-throttle'

export interface SignInAttempt extends SignIn {
  address: string
  deviceToken: string | undefined
}

export interface SignedIn {
  userId: string
  sessionVersion: number
  /** To be kept by the browser. */
  deviceToken: string
}

/**
 * The user of an e-mail address and a password, or null. An unknown address, a disabled user and a wrong
 * password cost the same and answer the same. Throws LimitError when there were too many tries.
 */
export async function signInWithPassword(attempt: SignInAttempt, now = Date.now()): Promise<SignedIn | null> {
  const email = canonicalEmail(attempt.email)
  const account = accountSubject(email ?? attempt.email.trim().toLowerCase())
  const device = readDeviceToken(attempt.deviceToken, account, now)
  const subject = device ? `device:${device}` : account
  await claimTry(addressSubject(attempt.address), addressThrottle, now)
  await claimTry(subject, accountThrottle, now)

  const user = await findUser(email ?? '')
  const matches = await verifyPassword(user?.passwordHash ?? null, attempt.password)
  if (!user || !matches) return null

  await forgetTries(subject)
  if (isOutdated(user.passwordHash ?? '')) await rehash(user, attempt.password)
  return {
    userId: user.id,
    sessionVersion: user.sessionVersion,
    deviceToken: makeDeviceToken(account, device, now),
  }
}

interface FoundUser {
  id: string
  passwordHash: string | null
  sessionVersion: number
}

async function findUser(email: string): Promise<FoundUser | undefined> {
  const columns = { id: users.id, passwordHash: users.passwordHash, sessionVersion: users.sessionVersion }
  const found = await withPool('web', ({ db }) =>
    db
      .select(columns)
      .from(users)
      .where(and(eq(users.email, email), isNull(users.disabledAt))),
  )
  return found[0]
}

/** Only over the hash that was read: a password changed meanwhile stays changed. */
async function rehash({ id, passwordHash }: FoundUser, password: string): Promise<void> {
  const renewed = await hashPassword(password)
  await withPool('web', ({ db }) =>
    db
      .update(users)
      .set({ passwordHash: renewed })
      .where(and(eq(users.id, id), eq(users.passwordHash, passwordHash ?? ''))),
  )
}
