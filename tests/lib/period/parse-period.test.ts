import { describe, expect, test } from 'vitest'
import { daysBetween } from '@/lib/period/day'
import { parsePeriod, type SearchParams } from '@/lib/period/parse-period'
import { presetDays, presets } from '@/lib/period/presets'
import { previousPeriod } from '@/lib/period/previous-period'

const today = '2026-11-22'
const lastThirtyDays = { from: '2026-10-24', to: '2026-11-22', preset: '30d' }

describe('parsePeriod follows the address', () => {
  test.each<[SearchParams, Record<string, unknown>]>([
    [{}, { ...lastThirtyDays, compare: true }],
    [
      { from: '', to: '', period: '' },
      { ...lastThirtyDays, compare: true },
    ],
    [{ period: '7d' }, { from: '2026-11-16', to: today, preset: '7d', compare: true }],
    [
      { period: 'today', compare: 'off' },
      { from: today, to: today, preset: 'today', compare: false },
    ],
    [
      { from: '2026-02-01', to: '2026-02-28' },
      { from: '2026-02-01', to: '2026-02-28', preset: null, compare: true },
    ],
    [
      { from: '2026-11-01', period: '7d' },
      { from: '2026-11-01', to: today, preset: null, compare: true },
    ],
    [{ to: '2026-11-01' }, { from: '2026-10-03', to: '2026-11-01', preset: null, compare: true }],
    [
      { from: '2025-10-19', to: '2026-11-22' },
      { from: '2025-10-19', to: '2026-11-22', preset: null, compare: true },
    ],
  ])('%j', (params, expected) => {
    expect(parsePeriod(params, today)).toEqual(expected)
  })
})

describe('parsePeriod shows the last 30 days and says why', () => {
  test.each<[SearchParams, string]>([
    [{ from: '2026-11-22', to: '2026-11-21' }, 'The first day comes after the last day.'],
    [{ from: '2026-02-30', to: '2026-03-10' }, 'The first day is not a day like 2026-11-22.'],
    [{ from: '2026-02-01', to: '2026-02-30' }, 'The last day is not a day like 2026-11-22.'],
    [{ from: 'abc' }, 'The first day is not a day like 2026-11-22.'],
    [{ to: 'abc' }, 'The last day is not a day like 2026-11-22.'],
    [{ from: ['2026-11-01', '2026-11-02'] }, 'The period is given more than once.'],
    [{ period: ['7d', '30d'] }, 'The period is given more than once.'],
    [{ from: '2025-10-18', to: '2026-11-22' }, 'A period is at most 400 days long.'],
    [{ from: '2026-12-01' }, 'The first day comes after the last day.'],
    [{ period: 'decade' }, 'There is no such period.'],
    [{ period: '__proto__' }, 'There is no such period.'],
    [{ from: '2026-11-01\0' }, 'The first day is not a day like 2026-11-22.'],
  ])('%j', (params, sentence) => {
    expect(parsePeriod(params, today)).toEqual({
      ...lastThirtyDays,
      compare: true,
      problem: `${sentence} The last 30 days are shown instead.`,
    })
  })
})

describe('presets', () => {
  test.each([
    ['today', '2026-11-22', '2026-11-22', '2026-11-22'],
    ['yesterday', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['7d', '2026-11-22', '2026-11-16', '2026-11-22'],
    ['30d', '2026-11-22', '2026-10-24', '2026-11-22'],
    ['90d', '2026-11-22', '2026-08-25', '2026-11-22'],
    ['this-month', '2026-11-22', '2026-11-01', '2026-11-22'],
    ['this-month', '2026-11-01', '2026-11-01', '2026-11-01'],
    ['last-month', '2026-11-22', '2026-10-01', '2026-10-31'],
    ['last-month', '2024-03-31', '2024-02-01', '2024-02-29'],
    ['last-month', '2026-01-15', '2025-12-01', '2025-12-31'],
  ] as const)('%s on %s is %s to %s', (key, on, from, to) => {
    expect(presetDays(key, on)).toEqual({ from, to })
  })

  test('are chosen by the letters that the list of shortcuts names', () => {
    const letters = presets.flatMap(({ key, shortcut }) => (shortcut ? [[shortcut, key]] : []))
    expect(Object.fromEntries(letters)).toEqual({ d: 'today', w: '7d', m: 'this-month', q: '90d' })
  })
})

describe('previousPeriod', () => {
  test.each([
    ['2026-11-01', '2026-11-30', null, '2026-10-02', '2026-10-31'],
    ['2026-11-22', '2026-11-22', 'today', '2026-11-21', '2026-11-21'],
    ['2026-11-16', '2026-11-22', '7d', '2026-11-09', '2026-11-15'],
    ['2026-10-01', '2026-10-31', 'last-month', '2026-09-01', '2026-09-30'],
    ['2026-01-01', '2026-01-31', 'last-month', '2025-12-01', '2025-12-31'],
    ['2026-11-01', '2026-11-22', 'this-month', '2026-10-01', '2026-10-22'],
    ['2026-03-01', '2026-03-31', 'this-month', '2026-02-01', '2026-02-28'],
    ['2024-03-01', '2024-03-30', 'this-month', '2024-02-01', '2024-02-29'],
  ] as const)('of %s to %s (%s) is %s to %s', (from, to, preset, previousFrom, previousTo) => {
    expect(previousPeriod({ from, to, preset })).toEqual({ from: previousFrom, to: previousTo })
  })

  test('has the same length for days chosen one by one, over summer time too', () => {
    const period = { from: '2026-03-20', to: '2026-04-05' }
    const previous = previousPeriod(period)
    expect(daysBetween(previous.from, previous.to)).toBe(daysBetween(period.from, period.to))
    expect(daysBetween(previous.to, period.from)).toBe(1)
  })
})
