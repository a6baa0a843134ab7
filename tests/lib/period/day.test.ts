import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, isDay, listDays } from '@/lib/period/day'

describe('isDay', () => {
  test.each([
    ['2026-11-22', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['1970-01-01', true],
    ['2999-12-31', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['1900-02-28', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-1-1', false],
    ['20261122', false],
    ['2026-11-22T00:00:00Z', false],
    [' 2026-11-22', false],
    ['2026-11-22\n', false],
    ['0000-01-01', false],
    ['9999-12-31', false],
    ['+002026-11-22', false],
    ['٢٠٢٦-١١-٢٢', false],
    ['abc', false],
    ['', false],
  ])('%j is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected)
  })
})

describe('addDays', () => {
  test.each([
    ['2026-11-22', 1, '2026-11-23'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-11-22', -400, '2025-10-18'],
  ])('%s and %i days is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected)
  })

  test('refuses what is not a day', () => {
    expect(() => addDays('yesterday', 1)).toThrow(RangeError)
  })
})

describe('daysBetween and listDays', () => {
  test.each([
    ['2026-11-22', '2026-11-22', 0],
    ['2026-11-22', '2026-11-23', 1],
    ['2026-11-23', '2026-11-22', -1],
    ['2026-01-01', '2027-01-01', 365],
    ['2024-01-01', '2025-01-01', 366],
  ])('from %s to %s are %i days', (from, to, expected) => {
    expect(daysBetween(from, to)).toBe(expected)
  })

  test('lists both ends, over the end of a month and of summer time', () => {
    expect(listDays('2026-10-24', '2026-10-26')).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
    expect(listDays('2026-10-24', '2026-10-24')).toEqual(['2026-10-24'])
    expect(listDays('2026-10-24', '2026-10-23')).toEqual([])
    expect(listDays('2025-10-19', '2026-11-22')).toHaveLength(400)
  })
})
