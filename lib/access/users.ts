import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { hashPassword } from '@/lib/crypto/password'
import { findPasswordProblem } from '@/lib/crypto/password-rules'
import { ConflictError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { canonicalEmail } from './canonical-email'
import { accountSubject, forgetTries } from './sign-in/sign-in-attempts'

/** A user with a password, a member of nothing yet. Throws InvalidInputError or ConflictError. */
export async function createUser(draft: {
  email: string
  password: string
  name?: string
}): Promise<{ userId: string; email: string }> {
  const email = requireEmail(draft.email)
  const name = draft.name?.trim() || email.slice(0, email.indexOf('@'))
  requireGoodPassword(draft.password, [email, name])
  const id = randomUUID()
  const passwordHash = await hashPassword(draft.password)
  const made = await withPool('web', ({ db }) =>
    db
      .insert(users)
      .values({ id, email, name, passwordHash })
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id }),
  )
  if (made.length === 0) throw new ConflictError('There is already a user with this e-mail address.')
  return { userId: id, email }
}

/** Ends every session of the user, and any block that wrong tries have brought on the account. */
export async function changePassword(change: { email: string; password: string }): Promise<void> {
  const email = requireEmail(change.email)
  requireGoodPassword(change.password, [email])
  const passwordHash = await hashPassword(change.password)
  const changed = await withPool('web', ({ db }) =>
    db
      .update(users)
      .set({ passwordHash, sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(eq(users.email, email))
      .returning({ id: users.id }),
  )
  if (changed.length === 0) throw new NotFoundError('There is no user with this e-mail address.')
  await forgetTries(accountSubject(email))
}

function requireEmail(typed: string): string {
  const email = canonicalEmail(typed)
  if (!email)
    throw new InvalidInputError('This is no e-mail address.', { email: 'Give an address such as a@b.com.' })
  return email
}

function requireGoodPassword(password: string, personal: string[]): void {
  const problem = findPasswordProblem(password, personal)
  if (problem) throw new InvalidInputError(`The password will not do. ${problem}`, { password: problem })
}
