import { expect, it } from 'vitest'
import { findPeriodFault } from '@/components/period/period'

it.each([
  ['2026-11-01', '2026-11-30', undefined],
  ['2026-11-01', '2026-11-01', undefined],
  ['2025-10-28', '2026-12-01', undefined],
  ['2025-10-27', '2026-12-01', 'At most 400 days; this is 401.'],
  ['2026-11-02', '2026-11-01', 'The last day is before the first.'],
  ['', '2026-11-01', 'Choose the first day.'],
  ['2026-11-01', '2026-13-01', 'Choose the last day.'],
])('from %j to %j: %s', (from, to, sentence) => {
  expect(findPeriodFault(from, to)?.sentence).toBe(sentence)
})
