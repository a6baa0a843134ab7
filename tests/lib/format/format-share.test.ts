import { expect, it } from 'vitest'
import { formatRoughShare, formatShare } from '@/lib/format/format-share'

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

it.each([
  [0, '0%'],
  [0.0001, '<0.1%'],
  [0.004, '0.4%'],
  [0.005, '1%'],
  [0.537, '54%'],
  [0.994, '99%'],
  [0.997, '99.7%'],
  [0.9999, '>99.9%'],
  [1, '100%'],
  [null, '–'],
])('writes the share %s in whole percent as %s', (share, text) => {
  expect(formatRoughShare(share)).toBe(text)
})
