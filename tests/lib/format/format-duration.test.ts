import { expect, it } from 'vitest'
import { formatDuration } from '@/lib/format/format-duration'

it.each([
  [0, '0 s'],
  [14, '14 s'],
  [59.6, '1 m 00 s'],
  [72, '1 m 12 s'],
  [125, '2 m 05 s'],
  [4020, '1 h 07 m'],
  [86_400 * 3 + 7200, '3 d 02 h'],
  [-5, '0 s'],
])('%s seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text)
})
