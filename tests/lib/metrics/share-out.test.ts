import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareOut } from '@/lib/metrics/share-out'

describe('a whole shared out', () => {
  test.each([
    ['evenly', 9n, [1, 1, 1], [3n, 3n, 3n]],
    ['what is left to those who lost most', 10n, [1, 1, 4], [2n, 2n, 6n]],
    ['of two who lost the same, to the earlier', 1n, [1, 1], [1n, 0n]],
    ['never to those with no part', 2n, [0, 3, 0, 3, 3], [0n, 1n, 0n, 1n, 0n]],
    ['nothing among some', 0n, [2, 1], [0n, 0n]],
    ['more than a float can hold', 9_007_199_254_740_993n, [1], [9_007_199_254_740_993n]],
  ])('%s', (_, whole, counts, shares) => {
    expect(shareOut(whole, counts)).toEqual(shares)
  })

  test.each([[[]], [[0, 0]]])('is nothing among nobody: %j', (counts) => {
    expect(shareOut(5n, counts)).toBeNull()
  })

  test('sums to the whole, each within one of its exact part, and nothing goes to none', () => {
    const counts = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 45 })
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 18n), counts, (whole, given) => {
        const all = BigInt(given.reduce((sum, count) => sum + count, 0))
        fc.pre(all > 0n)
        const shares = shareOut(whole, given) ?? []
        expect(shares).toHaveLength(given.length)
        expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(whole)
        for (const [index, share] of shares.entries()) {
          const off = share * all - whole * BigInt(given[index] ?? 0)
          expect(off < all && off > -all).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})
