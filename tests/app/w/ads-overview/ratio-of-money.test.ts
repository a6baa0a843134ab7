import { expect, test } from 'vitest'
import { changeOfMoney, ratioOfMoney } from '@/app/w/[workspace]/click-to-haptik/ratio-of-money'
import type { Money } from '@/lib/metrics/ads-overview'

const inr = (amount: string): Money => ({ currency: 'INR', amount })

test.each<[Money | null, Money | null, number | null]>([
  [inr('50'), inr('200'), 0.25],
  [inr('0.1'), inr('0.3'), 100_000 / 300_000],
  [inr('0'), inr('3'), 0],
  [inr('3'), inr('0'), null],
  [null, inr('3'), null],
  [inr('3'), null, null],
  [inr('3'), { currency: 'USD', amount: '3' }, null],
])('%j over %j is %s', (part, whole, ratio) => {
  expect(ratioOfMoney(part, whole)).toBe(ratio)
})

test('a change is how much more it is, or less', () => {
  expect(changeOfMoney(inr('150'), inr('100'))).toBeCloseTo(0.5)
  expect(changeOfMoney(inr('50'), inr('100'))).toBeCloseTo(-0.5)
  expect(changeOfMoney(inr('50'), undefined)).toBeNull()
})
