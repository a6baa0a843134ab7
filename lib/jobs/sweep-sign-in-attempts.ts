import { withPool } from '@/db/client'

/** Forgets sign-in tries that no throttle asks for any more: begun before `before` (ISO text) and not blocked. */
export async function sweepSignInAttempts({ before }: { before: string }): Promise<number> {
  const swept = await withPool(
    'worker',
    ({ client }) => client`
      delete from sign_in_attempts
      where first_failure_at < ${before}::timestamptz
        and (blocked_until is null or blocked_until < ${before}::timestamptz)`,
  )
  return swept.count
}
