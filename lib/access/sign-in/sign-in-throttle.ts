const minute = 60_000
const hour = 60 * minute

/** Tries that have not led to a sign-in. Times are milliseconds. */
export interface Tries {
  count: number
  firstAt: number
  blockedUntil: number | null
}

export interface Throttle {
  /** This many tries may be made within the window; the last of them starts a block. */
  tries: number
  window: number
  block: number
  /** Each try after a block makes the next block this many times as long. */
  growth: number
  longestBlock: number
  /** How long after a block's end it still counts. */
  memory: number
}

/** Of an account, or of a device that is known to it. */
export const accountThrottle: Throttle = {
  tries: 10,
  window: 15 * minute,
  block: 15 * minute,
  growth: 2,
  longestBlock: 24 * hour,
  memory: 24 * hour,
}

/** Of a network address, over all accounts. */
export const addressThrottle: Throttle = {
  tries: 30,
  window: minute,
  block: minute,
  growth: 1,
  longestBlock: minute,
  memory: 0,
}

/**
 * One more try: what to remember of it, or in how many seconds the next may be made. A try counts before its
 * password is looked at, so that many at once are not free.
 */
export function countTry(
  previous: Tries | null,
  throttle: Throttle,
  now: number,
): { tries: Tries } | { retryAfter: number } {
  const tries = previous && !isForgotten(previous, throttle, now) ? previous : null
  if (tries?.blockedUntil && tries.blockedUntil > now) {
    return { retryAfter: Math.ceil((tries.blockedUntil - now) / 1000) }
  }
  const count = (tries?.count ?? 0) + 1
  const blockedUntil = count >= throttle.tries ? now + blockLength(count, throttle) : null
  return { tries: { count, firstAt: tries?.firstAt ?? now, blockedUntil } }
}

function isForgotten(tries: Tries, throttle: Throttle, now: number): boolean {
  if (tries.blockedUntil === null) return now - tries.firstAt >= throttle.window
  return now >= tries.blockedUntil + throttle.memory
}

function blockLength(count: number, { tries, block, growth, longestBlock }: Throttle): number {
  return Math.min(longestBlock, block * growth ** (count - tries))
}
