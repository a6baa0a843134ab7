import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spendToMicros } from '@/lib/ads/spend-micros'

test.each([
  ['1432.57', 1_432_570_000n],
  ['988.1', 988_100_000n],
  ['1511', 1_511_000_000n],
  ['0', 0n],
  ['0.04', 40_000n],
  ['12.345', 12_345_000n],
  ['0.0000005', 1n],
  ['0.0000004', 0n],
  ['999999999999999.999999', 999_999_999_999_999_999_999n],
])('%s', (spend, micros) => {
  expect(spendToMicros(spend)).toBe(micros)
})

test.each(['', '1e3', '-1', '+1', ' 1', '1,5', '1.', '.5', 'NaN', '0x10', '١', '1'.repeat(16), '1.2.3'])(
  '%j is not an amount, and not zero',
  (spend) => {
    expect(spendToMicros(spend)).toBeNull()
  },
)

test('cents survive as they are, where floats would not', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 14n), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
      const spend = `${whole}.${String(cents).padStart(2, '0')}`
      expect(spendToMicros(spend)).toBe(whole * 1_000_000n + BigInt(cents) * 10_000n)
    }),
  )
})
