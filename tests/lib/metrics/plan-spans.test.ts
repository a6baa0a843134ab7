import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mondayOf, planSpans, type Spans, toWeekRanges } from '@/lib/metrics/plan-spans'
import { addDays, listDays } from '@/lib/period/day'

const always = () => true

test.each([
  ['2026-11-16', '2026-11-16'],
  ['2026-11-22', '2026-11-16'],
  ['2026-11-23', '2026-11-23'],
  ['2027-01-01', '2026-12-28'],
])('the week of %s is that of %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday)
})

describe('planSpans', () => {
  test.each<[string, string, string, Spans]>([
    ['a week is one', '2026-11-16', '2026-11-22', { weeks: ['2026-11-16'], plus: [], minus: [] }],
    [
      'most of a week is the week without the rest',
      '2026-11-18',
      '2026-11-21',
      {
        weeks: ['2026-11-16'],
        plus: [],
        minus: [
          { from: '2026-11-16', to: '2026-11-17' },
          { from: '2026-11-22', to: '2026-11-22' },
        ],
      },
    ],
    [
      'few days of a week are days',
      '2026-11-13',
      '2026-11-22',
      { weeks: ['2026-11-16'], plus: [{ from: '2026-11-13', to: '2026-11-15' }], minus: [] },
    ],
    [
      'few days of two weeks are one range',
      '2026-11-14',
      '2026-11-17',
      { weeks: [], plus: [{ from: '2026-11-14', to: '2026-11-17' }], minus: [] },
    ],
    [
      'days that run backwards are none',
      '2026-11-14',
      '2026-11-01',
      { weeks: [], plus: [{ from: '2026-11-14', to: '2026-11-01' }], minus: [] },
    ],
  ])('%s', (_, from, to, spans) => {
    expect(planSpans({ from, to }, always)).toEqual(spans)
  })

  test('reads a week that is not summed up by its days', () => {
    const spans = planSpans({ from: '2026-11-09', to: '2026-11-29' }, (week) => week !== '2026-11-16')
    expect(spans).toEqual({
      weeks: ['2026-11-09', '2026-11-23'],
      plus: [{ from: '2026-11-16', to: '2026-11-22' }],
      minus: [],
    })
  })

  test('adds up to every day of the period once, whatever is summed up', () => {
    const start = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days))
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 0, max: 120 }),
        fc.func(fc.boolean()),
        (from, length, isSummed) => {
          const to = addDays(from, length)
          const { weeks, plus, minus } = planSpans({ from, to }, isSummed)
          const counts = new Map<string, number>()
          const add = (days: string[], by: number) => {
            for (const day of days) counts.set(day, (counts.get(day) ?? 0) + by)
          }
          for (const week of weeks) add(listDays(week, addDays(week, 6)), 1)
          for (const range of plus) add(listDays(range.from, range.to), 1)
          for (const range of minus) add(listDays(range.from, range.to), -1)
          const counted = [...counts].filter(([, count]) => count !== 0).sort()
          expect(counted).toEqual(listDays(from, to).map((day) => [day, 1]))
          expect(weeks.every((week) => isSummed(week))).toBe(true)
        },
      ),
    )
  })
})

test('weeks that follow one another are one range of Mondays', () => {
  expect(toWeekRanges(['2026-11-02', '2026-11-09', '2026-11-23'])).toEqual([
    { from: '2026-11-02', to: '2026-11-09' },
    { from: '2026-11-23', to: '2026-11-23' },
  ])
})
