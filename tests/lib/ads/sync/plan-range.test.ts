import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  daysBefore,
  firstStride,
  halfStride,
  lastDays,
  lengthOf,
  nextRange,
  strideAfter,
} from '@/lib/ads/sync/plan-range'

const days = lastDays('2026-11-22', 90)
const range = (since: string, until: string) => ({ since, until })

test('the last days, newest first, across months', () => {
  expect(lastDays('2026-11-02', 3)).toEqual(['2026-11-02', '2026-11-01', '2026-10-31'])
})

describe('the next range', () => {
  test.each([
    ['is the newest days', days, 2, range('2026-11-21', '2026-11-22')],
    ['is all when there are few', days.slice(0, 3), 30, range('2026-11-20', '2026-11-22')],
    ['ends at a gap', ['2026-11-22', '2026-11-20', '2026-11-19'], 30, range('2026-11-22', '2026-11-22')],
    ['is one day at least', days, 0, range('2026-11-22', '2026-11-22')],
    ['is none when nothing is left', [], 30, null],
  ])('%s', (_, left, stride, expected) => {
    expect(nextRange(left, { days: stride, mostDays: 30 })).toEqual(expected)
  })
})

describe('the stride', () => {
  const after = (length: number, rows: number, mostDays = 30) =>
    strideAfter({ days: length, mostDays }, range(days[length - 1] ?? '', days[0] ?? ''), rows).days

  test.each([
    ['grows fourfold at most', 2, 10, 8],
    ['grows to thirty days at most', 20, 10, 30],
    ['never grows over what was too much', 4, 10, 4, 4],
    ['fits the rows of a transaction', 2, 20_000, 2],
    ['shrinks when there are many', 8, 160_000, 1],
    ['is one day for an account of any size', 1, 5_000_000, 1],
    ['is not hurt by days without a row', 2, 0, 8],
  ])('%s', (_, length, rows, expected, mostDays?: number) => {
    expect(after(length, rows, mostDays)).toBe(expected)
  })

  test.each([
    [1, 1],
    [2, 1],
    [3, 1],
    [30, 15],
  ])('of %d days is halved to %d', (length, expected) => {
    const half = halfStride(range(days[length - 1] ?? '', days[0] ?? ''))
    expect(half).toEqual({ days: expected, mostDays: expected })
  })
})

test('whatever days are missing and whatever they bring, every day comes once and in an unbroken range', () => {
  const story = fc.record({
    missing: fc.uniqueArray(fc.integer({ min: 0, max: 89 }), { minLength: 1 }),
    answers: fc.infiniteStream(fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 300_000 }))),
  })
  fc.assert(
    fc.property(story, ({ missing, answers }) => {
      const asked = missing.sort((a, b) => a - b).map((age) => days[age] ?? '')
      const fetched: string[] = []
      let left = asked
      let stride = firstStride
      for (let next = nextRange(left, stride); next !== null; next = nextRange(left, stride)) {
        const rows = answers.next().value
        if (rows === null && lengthOf(next) > 1) {
          stride = halfStride(next)
          continue
        }
        const { since, until } = next
        fetched.push(...left.filter((day) => day >= since && day <= until))
        expect(left.filter((day) => day >= since && day <= until)).toHaveLength(lengthOf(next))
        left = daysBefore(left, next)
        stride = strideAfter(stride, next, rows ?? 0)
      }
      expect(fetched).toEqual(asked)
    }),
  )
})
