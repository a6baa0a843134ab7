import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { todayInZone } from '@/lib/period/today-in-zone'
import { endedPeriod } from '@/lib/reports/schedules/ended-period'
import { nextTime, type Rhythm } from '@/lib/reports/schedules/next-time'

const daily = (hour: number): Rhythm => ({ cadence: 'daily', weekday: null, hour })
const weekly = (weekday: number, hour: number): Rhythm => ({ cadence: 'weekly', weekday, hour })

describe('the next time', () => {
  test.each<[string, Rhythm, string, string, string]>([
    ['later today', daily(8), 'Asia/Kolkata', '2026-11-22T01:00:00Z', '2026-11-22T02:30:00Z'],
    ['tomorrow, as it is past', daily(8), 'Asia/Kolkata', '2026-11-22T03:00:00Z', '2026-11-23T02:30:00Z'],
    ['not this very instant again', daily(8), 'Asia/Kolkata', '2026-11-22T02:30:00Z', '2026-11-23T02:30:00Z'],
    [
      'a zone that is a day ahead',
      daily(0),
      'Pacific/Kiritimati',
      '2026-11-22T09:00:00Z',
      '2026-11-22T10:00:00Z',
    ],
    ['midnight', daily(0), 'Europe/Berlin', '2026-11-22T12:00:00Z', '2026-11-22T23:00:00Z'],
    ['Monday from Sunday', weekly(1, 9), 'Europe/Berlin', '2026-11-22T12:00:00Z', '2026-11-23T08:00:00Z'],
    ['Monday later on Monday', weekly(1, 9), 'Europe/Berlin', '2026-11-23T07:59:59Z', '2026-11-23T08:00:00Z'],
    ['Monday a week on', weekly(1, 9), 'Europe/Berlin', '2026-11-23T08:00:00Z', '2026-11-30T08:00:00Z'],
    ['Sunday is 7', weekly(7, 23), 'Europe/Berlin', '2026-11-22T12:00:00Z', '2026-11-22T22:00:00Z'],
    [
      'the hour that is left out in spring',
      daily(2),
      'Europe/Berlin',
      '2027-03-27T12:00:00Z',
      '2027-03-28T01:00:00Z',
    ],
    ['and once only', daily(2), 'Europe/Berlin', '2027-03-28T01:00:00Z', '2027-03-29T00:00:00Z'],
    [
      'the first of the two hours in autumn',
      daily(2),
      'Europe/Berlin',
      '2026-10-24T12:00:00Z',
      '2026-10-25T00:00:00Z',
    ],
    ['and not the second', daily(2), 'Europe/Berlin', '2026-10-25T00:00:00Z', '2026-10-26T01:00:00Z'],
    [
      'the same wall clock after the change',
      daily(9),
      'America/New_York',
      '2026-10-31T14:00:00Z',
      '2026-11-01T14:00:00Z',
    ],
    [
      'where midnight is left out',
      daily(0),
      'America/Santiago',
      '2026-09-05T12:00:00Z',
      '2026-09-06T04:00:00Z',
    ],
    [
      'a half hour of summer time',
      daily(2),
      'Australia/Lord_Howe',
      '2026-10-03T12:00:00Z',
      '2026-10-03T15:30:00Z',
    ],
    ['a whole day that never was', daily(8), 'Pacific/Apia', '2011-12-30T00:00:00Z', '2011-12-30T18:00:00Z'],
  ])('%s', (_, rhythm, zone, now, expected) => {
    expect(nextTime(rhythm, Date.parse(now), zone)).toBe(expected)
  })

  test('lies ahead, within a week and a change of the clock, and never names a day twice', () => {
    const zones = [
      'Asia/Kolkata',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Auckland',
    ]
    fc.assert(
      fc.property(
        fc.record({
          now: fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2029-01-01') }),
          zone: fc.constantFrom(...zones),
          hour: fc.integer({ min: 0, max: 23 }),
          weekday: fc.option(fc.integer({ min: 1, max: 7 })),
        }),
        ({ now, zone, hour, weekday }) => {
          const rhythm = weekday === null ? daily(hour) : weekly(weekday, hour)
          const next = Date.parse(nextTime(rhythm, now, zone))
          const after = Date.parse(nextTime(rhythm, next, zone))
          expect(next).toBeGreaterThan(now)
          expect(next - now).toBeLessThanOrEqual((weekday === null ? 25 : 7 * 24 + 1) * 3_600_000)
          expect(todayInZone(after, zone) > todayInZone(next, zone)).toBe(true)
        },
      ),
    )
  })
})

test.each([
  ['daily', '2026-11-22', { from: '2026-11-21', to: '2026-11-21' }],
  ['daily', '2027-01-01', { from: '2026-12-31', to: '2026-12-31' }],
  ['weekly', '2026-11-23', { from: '2026-11-16', to: '2026-11-22' }],
  ['weekly', '2027-03-29', { from: '2027-03-22', to: '2027-03-28' }],
] as const)('what had ended, %s, on %s', (cadence, today, period) => {
  expect(endedPeriod({ cadence }, today)).toEqual(period)
})
