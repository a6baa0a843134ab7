import { expect, test } from 'vitest'
import { toChange, toRatio } from '@/lib/metrics/ratio'

test.each([
  [1, 4, 0.25],
  [0, 4, 0],
  [4, 4, 1],
  [1, 0, null],
  [0, 0, null],
  [null, 4, null],
  [1, null, null],
])('%s of %s is %s', (part, base, expected) => {
  expect(toRatio(part, base)).toBe(expected)
})

test.each([
  [110, 100, 0.1],
  [90, 100, -0.1],
  [0, 100, -1],
  [100, 100, 0],
  [5, 0, null],
  [0, 0, null],
  [null, 5, null],
  [5, null, null],
])('%s after %s is a change of %s', (now, before, expected) => {
  expect(toChange(now, before)).toBe(expected)
})
