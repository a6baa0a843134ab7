import { describe, expect, it } from 'vitest'
import {
  accountThrottle,
  addressThrottle,
  countTry,
  type Throttle,
  type Tries,
} from '@/lib/access/sign-in/sign-in-throttle'

const minute = 60_000
const hour = 60 * minute
const start = Date.UTC(2026, 10, 22, 9)

/** Tries at these times, each `true` when it may be made. */
function tryAt(throttle: Throttle, times: number[]): boolean[] {
  let tries: Tries | null = null
  return times.map((time) => {
    const counted = countTry(tries, throttle, start + time)
    if ('retryAfter' in counted) return false
    tries = counted.tries
    return true
  })
}

const ten = Array.from({ length: 10 }, (_, index) => index * 1000)
const blockedAt = 9000

describe('an account', () => {
  it.each<[string, number[], boolean[]]>([
    ['bears ten tries', [], []],
    ['not an eleventh', [10_000], [false]],
    [
      'blocks for 15 minutes, to the millisecond',
      [blockedAt + 15 * minute - 1, blockedAt + 15 * minute],
      [false, true],
    ],
    [
      'then one try, and twice as long',
      [blockedAt + 15 * minute, blockedAt + 45 * minute - 1, blockedAt + 45 * minute],
      [true, false, true],
    ],
    [
      'and twice as long again',
      [
        blockedAt + 15 * minute,
        blockedAt + 45 * minute,
        blockedAt + 105 * minute - 1,
        blockedAt + 105 * minute,
      ],
      [true, true, false, true],
    ],
    [
      'refused tries make it no longer',
      [minute, 2 * minute, 3 * minute, blockedAt + 15 * minute],
      [false, false, false, true],
    ],
    [
      'forgets a day after the block',
      [blockedAt + 15 * minute + 24 * hour, blockedAt + 15 * minute + 24 * hour + 1],
      [true, true],
    ],
  ])('%s', (_, later, allowed) => {
    expect(tryAt(accountThrottle, [...ten, ...later])).toEqual([...ten.map(() => true), ...allowed])
  })

  it('starts anew when the window has passed before the tenth', () => {
    const nine = ten.slice(0, 9)
    const again = ten.map((time) => time + 15 * minute)
    expect(tryAt(accountThrottle, [...nine, ...again])).toEqual([...nine, ...again].map(() => true))
  })

  it('never blocks for more than a day', () => {
    const counted = countTry(
      { count: 500, firstAt: start, blockedUntil: start + 1 },
      accountThrottle,
      start + 2,
    )
    expect(counted).toMatchObject({ tries: { blockedUntil: start + 2 + 24 * hour } })
  })

  it('says in how many seconds', () => {
    const blocked = { count: 10, firstAt: start, blockedUntil: start + 90_500 }
    expect(countTry(blocked, accountThrottle, start)).toEqual({ retryAfter: 91 })
  })

  it('evaluates at most 40 of 10,000 guesses in an hour', () => {
    const guesses = Array.from({ length: 10_000 }, (_, index) => index * 360)
    expect(tryAt(accountThrottle, guesses).filter(Boolean).length).toBeLessThanOrEqual(40)
  })
})

describe('an address', () => {
  it('bears thirty tries a minute over all accounts', () => {
    const many = Array.from({ length: 60 }, (_, index) => index * 500)
    expect(tryAt(addressThrottle, many).filter(Boolean)).toHaveLength(30)
  })

  it('is let in again a minute later, as often as before', () => {
    const thirty = Array.from({ length: 30 }, () => 0)
    const later = Array.from({ length: 31 }, () => minute)
    expect(tryAt(addressThrottle, [...thirty, minute - 1, ...later]).filter(Boolean)).toHaveLength(60)
  })
})
