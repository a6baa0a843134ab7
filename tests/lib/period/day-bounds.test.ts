import { describe, expect, test } from 'vitest'
import { dayBounds, periodBounds } from '@/lib/period/day-bounds'
import { todayInZone } from '@/lib/period/today-in-zone'

const hours = ({ start, end }: { start: string; end: string }) =>
  (Date.parse(end) - Date.parse(start)) / 3_600_000

describe('dayBounds', () => {
  test.each([
    ['2026-11-22', 'UTC', '2026-11-22T00:00:00Z', 24],
    ['2026-11-22', 'Asia/Kolkata', '2026-11-21T18:30:00Z', 24],
    ['2026-11-22', 'Asia/Kathmandu', '2026-11-21T18:15:00Z', 24],
    ['2026-11-22', 'Pacific/Kiritimati', '2026-11-21T10:00:00Z', 24],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z', 23],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00Z', 25],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00Z', 23],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z', 25],
    // The clock jumps over midnight, so the day starts at one.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', 23],
    ['2018-02-17', 'America/Sao_Paulo', '2018-02-17T02:00:00Z', 25],
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00Z', 23],
    // Half an hour of summer time.
    ['2026-10-04', 'Australia/Lord_Howe', '2026-10-03T13:30:00Z', 23.5],
    // Midnight comes twice.
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00Z', 25],
    // Samoa skipped this day.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z', 0],
  ])('%s in %s starts at %s and has %d hours', (day, timeZone, start, length) => {
    const bounds = dayBounds(day, timeZone)
    expect(bounds.start).toBe(start)
    expect(hours(bounds)).toBe(length)
  })

  test('days follow one another without gap or overlap', () => {
    for (const timeZone of ['Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kolkata', 'America/Havana']) {
      const year = periodBounds('2018-01-01', '2018-12-31', timeZone)
      let next = year.start
      for (let day = 0; day < 365; day += 1) {
        const text = new Date(Date.UTC(2018, 0, 1 + day)).toISOString().slice(0, 10)
        const bounds = dayBounds(text, timeZone)
        expect(bounds.start).toBe(next)
        next = bounds.end
      }
      expect(next).toBe(year.end)
    }
  })

  test('refuses a zone that does not exist', () => {
    expect(() => dayBounds('2026-11-22', 'Europe/Nowhere')).toThrow(RangeError)
    expect(() => dayBounds('2026-11-22', '../../etc')).toThrow(RangeError)
  })
})

describe('todayInZone', () => {
  test.each([
    ['2026-11-22T23:30:00Z', 'UTC', '2026-11-22'],
    ['2026-11-22T23:30:00Z', 'Europe/Berlin', '2026-11-23'],
    ['2026-11-22T18:29:59Z', 'Asia/Kolkata', '2026-11-22'],
    ['2026-11-22T18:30:00Z', 'Asia/Kolkata', '2026-11-23'],
    ['2026-11-22T07:59:59Z', 'America/Los_Angeles', '2026-11-21'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
  ])('%s in %s is %s', (now, timeZone, expected) => {
    expect(todayInZone(Date.parse(now), timeZone)).toBe(expected)
  })

  test('agrees with the bounds of the day it names', () => {
    for (const timeZone of ['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe']) {
      for (let at = Date.parse('2018-01-01T00:00:00Z'); at < Date.parse('2019-01-01'); at += 5_000_000) {
        const { start, end } = dayBounds(todayInZone(at, timeZone), timeZone)
        expect(Date.parse(start) <= at && at < Date.parse(end)).toBe(true)
      }
    }
  })
})
