import { LimitError } from '@/lib/errors'
import { sign } from '../auth-secret'
import { claimTry } from './sign-in-attempts'
import type { Throttle } from './sign-in-throttle'

const quarter = 15 * 60_000
/** Its first use blocks it for longer than any cookie that carries it is good for. */
const once: Throttle = {
  tries: 1,
  window: quarter,
  block: quarter,
  growth: 1,
  longestBlock: quarter,
  memory: quarter,
}

/** Whether this is the first use of a word that went out to a login dialog; of several at once one is. */
export async function claimOnce(state: string, now: number): Promise<boolean> {
  try {
    await claimTry(`state:${sign('dialog state', state)}`, once, now)
    return true
  } catch (error) {
    if (error instanceof LimitError) return false
    throw error
  }
}
