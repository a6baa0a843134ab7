import { describe, expect, it } from 'vitest'
import {
  formatDay,
  formatDays,
  formatDaysShort,
  formatDayWithWeekday,
  formatWeekday,
} from '@/lib/format/format-day'

describe('one day', () => {
  it.each([
    ['2026-11-01', '1 Nov', 'Sun', 'Sun 1 Nov 2026'],
    ['2026-09-30', '30 Sep', 'Wed', 'Wed 30 Sep 2026'],
    ['2028-02-29', '29 Feb', 'Tue', 'Tue 29 Feb 2028'],
  ])('%s', (iso, day, weekday, long) => {
    expect(formatDay(iso)).toBe(day)
    expect(formatWeekday(iso)).toBe(weekday)
    expect(formatDayWithWeekday(iso)).toBe(long)
  })

  it.each(['', '2026-1-1', '2026-11-01T00:00:00Z'])('refuses %j', (iso) => {
    expect(() => formatDay(iso)).toThrow(RangeError)
  })
})

describe('a range', () => {
  it.each([
    ['2026-11-01', '2026-11-30', '1 – 30 Nov 2026', '1 – 30 Nov'],
    ['2026-10-28', '2026-11-03', '28 Oct – 3 Nov 2026', '28 Oct – 3 Nov'],
    ['2026-12-30', '2027-01-02', '30 Dec 2026 – 2 Jan 2027', '30 Dec 2026 – 2 Jan 2027'],
    ['2026-11-22', '2026-11-22', '22 Nov 2026', '22 Nov'],
  ])('from %s to %s', (from, to, long, short) => {
    expect(formatDays(from, to)).toBe(long)
    expect(formatDaysShort(from, to)).toBe(short)
  })
})
