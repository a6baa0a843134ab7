import { env } from '@/lib/env'
import { LimitError } from '@/lib/errors'
import { logError } from '@/lib/log'
import { clientAddress } from '../client-address'
import { addressSubject, claimTry, requireUnblocked } from '../sign-in/sign-in-attempts'
import type { Throttle } from '../sign-in/sign-in-throttle'
import { getDeletionStatus } from './deletion-requests'

const minute = 60_000

/** Of a network address, over all codes. */
const guesses: Throttle = {
  tries: 20,
  window: 15 * minute,
  block: 15 * minute,
  growth: 1,
  longestBlock: 15 * minute,
  memory: 0,
}

/**
 * Seconds that an address has to wait before it may ask for a deletion's code again; 0 where it need not. Codes
 * that are none count, and once there were too many of them no code is answered, the right one neither.
 */
export async function waitAfterGuesses(
  code: string,
  forwardedFor: string | null,
  now = Date.now(),
): Promise<number> {
  const subject = `deletion-code ${addressSubject(clientAddress(forwardedFor, env.TRUST_PROXY))}`
  try {
    await requireUnblocked(subject, now)
    if (!(await isCode(code))) await claimTry(subject, guesses, now)
    return 0
  } catch (error) {
    if (error instanceof LimitError) return error.retryAfter
    // Without the database there is no code to find either: the page says so.
    logError('guesses of deletion codes not counted', error)
    return 0
  }
}

async function isCode(code: string): Promise<boolean> {
  return /^[0-9a-f]{32}$/.test(code) && (await getDeletionStatus(code)) !== null
}
