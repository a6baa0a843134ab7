import { expect, it } from 'vitest'
import { dayInZone } from '@/lib/time/day-in-zone'

it.each([
  ['2026-11-20T18:29:59.999Z', 'Asia/Kolkata', '2026-11-20'],
  ['2026-11-20T18:30:00Z', 'Asia/Kolkata', '2026-11-21'],
  ['2026-10-25T21:59:59Z', 'Europe/Berlin', '2026-10-25'],
  ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
  ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
  ['2026-03-28T23:00:00Z', 'Europe/Berlin', '2026-03-29'],
  ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
  ['2026-11-01T03:59:59Z', 'America/New_York', '2026-10-31'],
  ['2026-11-02T04:59:59Z', 'America/New_York', '2026-11-01'],
  ['2026-06-01T10:14:59Z', 'Pacific/Chatham', '2026-06-01'],
  ['2026-06-01T11:15:00Z', 'Pacific/Chatham', '2026-06-02'],
  ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
  ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
])('%s is, in %s, %s', (instant, timeZone, day) => {
  expect(dayInZone(Date.parse(instant), timeZone)).toBe(day)
})
