import { describe, expect, test } from 'vitest'
import { toIsoInstant } from '@/lib/metrics/instant'
import { parseCursor, toCursorText } from '@/lib/metrics/keyset-cursor'
import { toKeysetPage, toKeysetPlace } from '@/lib/metrics/keyset-page'

const id = '0a1b2c3d-0000-4000-8000-00000000abcd'
const encode = (text: string) => Buffer.from(text).toString('base64url')

describe('a cursor', () => {
  test.each([['2026-11-20 09:15:02.120001+00'], ['2026-11-20 09:15:02.12+00'], ['2026-11-20 09:15:02+00']])(
    'comes back as it went, to the microsecond: %s',
    (at) => {
      expect(parseCursor(toCursorText({ at, id }))).toEqual({ at, id })
    },
  )

  test.each([
    [''],
    ['abc'],
    ["' or 1=1"],
    ['%00'],
    ['A'.repeat(5_000)],
    [encode(`2026-11-20 09:15:02+00`)],
    [encode(`2026-02-30 09:15:02+00 ${id}`)],
    [encode(`2026-11-20 24:15:02+00 ${id}`)],
    [encode(`2026-11-20 09:60:02+00 ${id}`)],
    [encode(`2026-11-20 09:15:02.1234567+00 ${id}`)],
    [encode(`2026-11-20 09:15:02+05 ${id}`)],
    [encode(`2026-11-20T09:15:02+00 ${id}`)],
    [encode(`2026-11-20 09:15:02+00 ${id.toUpperCase()}`)],
    [encode(`2026-11-20 09:15:02+00 ${id} `)],
    [encode(`2026-11-20 09:15:02+00 ${id.replace('0a', 'zz')}`)],
    [encode(`infinity+00 ${id}`)],
  ])('of a stranger is none: %j', (text) => {
    expect(parseCursor(text)).toBeNull()
  })
})

describe('a page', () => {
  const cursorOf = (n: number) => ({ at: '2026-11-20 09:15:02+00', id: id.slice(0, -1) + n })
  const cursor = toCursorText(cursorOf(5))
  const neighbours = (read: number[], input: Parameters<typeof toKeysetPlace>[0]) => {
    const { rows, next, previous } = toKeysetPage(read, toKeysetPlace({ limit: 2, ...input }), cursorOf)
    const number = (text: string | null) => (text === null ? null : Number(parseCursor(text)?.id.at(-1)))
    return { rows, next: number(next), previous: number(previous) }
  }

  test.each([
    ['the only one', [1, 2], {}, { rows: [1, 2], next: null, previous: null }],
    ['the first', [1, 2, 3], {}, { rows: [1, 2], next: 2, previous: null }],
    ['one in the middle', [6, 7, 8], { after: cursor }, { rows: [6, 7], next: 7, previous: 6 }],
    ['the last', [6], { after: cursor }, { rows: [6], next: null, previous: 6 }],
    ['backwards, in the middle', [4, 3, 2], { before: cursor }, { rows: [3, 4], next: 4, previous: 3 }],
    ['backwards, the first', [4, 3], { before: cursor }, { rows: [3, 4], next: 4, previous: null }],
    ['without rows', [], {}, { rows: [], next: null, previous: null }],
    ['after what is not a cursor', [1, 2, 3], { after: 'x' }, { rows: [1, 2], next: 2, previous: null }],
  ])('%s', (_, read, input, expected) => {
    expect(neighbours(read, input)).toEqual(expected)
  })

  test.each([
    [undefined, 50],
    [10, 10],
    [0, 50],
    [-3, 1],
    [1e9, 200],
    [2.7, 2],
    [Number.NaN, 50],
  ])('of %s rows has %s', (limit, expected) => {
    expect(toKeysetPlace({ limit }).limit).toBe(expected)
  })
})

test.each([
  ['2026-11-20 09:15:02+00', '2026-11-20T09:15:02.000Z'],
  ['2026-11-20 09:15:02.1+00', '2026-11-20T09:15:02.100Z'],
  ['2026-11-20 09:15:02.120001+00', '2026-11-20T09:15:02.120001Z'],
])('the instant %s is %s', (text, expected) => {
  expect(toIsoInstant(text)).toBe(expected)
})
