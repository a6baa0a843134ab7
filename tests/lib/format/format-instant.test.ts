import { describe, expect, it } from 'vitest'
import { formatAgo, formatInstant } from '@/lib/format/format-instant'

describe('formatInstant', () => {
  it.each([
    ['2026-11-22T08:35:00Z', 'Asia/Kolkata', '22 Nov 2026, 14:05'],
    ['2026-11-22T08:35:00Z', 'UTC', '22 Nov 2026, 08:35'],
    ['2026-12-31T23:30:00Z', 'Europe/Berlin', '1 Jan 2027, 00:30'],
    ['2026-07-01T04:00:00Z', 'America/New_York', '1 Jul 2026, 00:00'],
  ])('%s in %s is %s', (at, timeZone, text) => {
    expect(formatInstant(new Date(at), timeZone)).toBe(text)
  })
})

describe('formatAgo', () => {
  const now = new Date('2026-11-22T12:00:00Z')

  it.each([
    ['2026-11-22T12:00:00Z', '0 s ago'],
    ['2026-11-22T11:59:48Z', '12 s ago'],
    ['2026-11-22T11:56:01Z', '3 min ago'],
    ['2026-11-22T09:00:00Z', '3 h ago'],
    ['2026-11-21T11:00:00Z', '1 day ago'],
    ['2026-11-02T12:00:00Z', '20 days ago'],
    ['2026-11-22T15:00:00Z', 'in 3 h'],
  ])('%s was %s', (at, text) => {
    expect(formatAgo(new Date(at), now)).toBe(text)
  })
})
