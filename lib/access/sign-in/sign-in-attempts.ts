import { withPool } from '@/db/client'
import { LimitError } from '@/lib/errors'
import { sign } from '../auth-secret'
import { countTry, type Throttle } from './sign-in-throttle'

/** Subjects are keyed hashes: the table of attempts names nobody. */
export function accountSubject(email: string): string {
  return `account:${sign('account', email)}`
}

export function addressSubject(address: string): string {
  return `address:${sign('address', address)}`
}

/**
 * Counts a try against a subject before it is made; throws LimitError when it may not be made. Tries of one
 * subject take turns on its row.
 */
export async function claimTry(subject: string, throttle: Throttle, now: number): Promise<void> {
  const verdict = await withPool('web', ({ client }) =>
    client.begin(async (sql) => {
      await sql`
        insert into sign_in_attempts (subject, failures, first_failure_at)
        values (${subject}, 0, to_timestamp(${now} / 1000.0)) on conflict do nothing`
      const [row] = await sql<{ count: number; firstAt: number; blockedUntil: number | null }[]>`
        select failures as count, (extract(epoch from first_failure_at) * 1000)::float8 as "firstAt",
          (extract(epoch from blocked_until) * 1000)::float8 as "blockedUntil"
        from sign_in_attempts where subject = ${subject} for update`
      const counted = countTry(row && row.count > 0 ? row : null, throttle, now)
      if ('retryAfter' in counted) return counted
      const { count, firstAt, blockedUntil } = counted.tries
      await sql`
        update sign_in_attempts set failures = ${count}, first_failure_at = to_timestamp(${firstAt} / 1000.0),
          blocked_until = to_timestamp(${blockedUntil}::float8 / 1000.0)
        where subject = ${subject}`
      return counted
    }),
  )
  if ('retryAfter' in verdict) throw new LimitError(verdict.retryAfter, 'Too many tries.')
}

/** Throws LimitError when no try may be made now; counts none. */
export async function requireUnblocked(subject: string, now: number): Promise<void> {
  const [blocked] = await withPool(
    'web',
    ({ client }) => client<{ until: number }[]>`
      select (extract(epoch from blocked_until) * 1000)::float8 as until from sign_in_attempts
      where subject = ${subject} and blocked_until > to_timestamp(${now} / 1000.0)`,
  )
  if (blocked) throw new LimitError(Math.ceil((blocked.until - now) / 1000), 'Too many tries.')
}

/** A sign-in succeeded: its subject starts anew. */
export async function forgetTries(subject: string): Promise<void> {
  await withPool('web', ({ client }) => client`delete from sign_in_attempts where subject = ${subject}`)
}
