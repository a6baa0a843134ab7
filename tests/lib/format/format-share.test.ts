import { expect, it } from 'vitest'
import { formatShare } from '@/lib/format/format-share'

it.each([
  [0.482, 1, '48.2%'],
  [0.96, 0, '96%'],
  [0, 1, '0.0%'],
  [1, 0, '100%'],
  [12.5, 0, '1,250%'],
  [null, 1, '–'],
  [Number.NaN, 1, '–'],
  [Number.POSITIVE_INFINITY, 1, '–'],
])('writes the ratio %s with %s digits as %s', (ratio, digits, text) => {
  expect(formatShare(ratio, digits)).toBe(text)
})
