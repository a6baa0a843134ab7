import { describe, expect, test } from 'vitest'
import { parseAdCursor, toAdCursorText, toAdPagePlace, toAdPageRows } from '@/lib/metrics/ad-page-cursor'

const cursor = {
  sort: 'spend' as const,
  descending: true,
  isBackwards: false,
  group: 'INR',
  figure: '1432.570000',
  adId: '120210000000000017',
}

test('a cursor reads as it was written', () => {
  expect(parseAdCursor(toAdCursorText(cursor))).toEqual(cursor)
  const named = { ...cursor, sort: 'name' as const, group: '', figure: "autumn; drop table ads --'" }
  expect(parseAdCursor(toAdCursorText(named))).toEqual(named)
})

describe('is none', () => {
  const written = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url')

  test.each([
    ['nothing', ''],
    ['what is not written so', 'a b'],
    ['no JSON', Buffer.from('[1').toString('base64url')],
    ['another shape', written({})],
    ['too few', written(['spend', true, false, '', '1'])],
    ['another sort', written(['wealth', true, false, '', '1', '1'])],
    ['a word for a number', written(['spend', true, false, '', 'NaN', '1'])],
    ['a number for a text', written(['spend', true, false, '', 1, '1'])],
    ['what no text can hold', written(['name', true, false, '', 'a\0', '1'])],
    ['an id that none has', written(['spend', true, false, '', '1', '\0'])],
    ['too long a number', written(['spend', true, false, '', '1'.repeat(80), '1'])],
    ['too long', written(['name', true, false, '', 'a'.repeat(2_000), '1'])],
  ])('%s', (_, text) => {
    expect(parseAdCursor(text)).toBeNull()
  })
})

describe('a place', () => {
  test('is at the beginning of most conversations unless told', () => {
    expect(toAdPagePlace({})).toEqual({ sort: 'conversations', isDescending: true, cursor: null, size: 50 })
  })

  test('a cursor of another sort is none', () => {
    const text = toAdCursorText(cursor)
    expect(toAdPagePlace({ sort: 'spend', cursor: text }).cursor).toEqual(cursor)
    expect(toAdPagePlace({ sort: 'clicks', cursor: text }).cursor).toBeNull()
    expect(toAdPagePlace({ sort: 'spend', descending: false, cursor: text }).cursor).toBeNull()
  })

  test.each([
    [0, 50],
    [-3, 1],
    [7.9, 7],
    [1_000, 200],
    [Number.NaN, 50],
  ])('%d rows are %d', (size, expected) => {
    expect(toAdPagePlace({ size }).size).toBe(expected)
  })
})

describe('rows', () => {
  const row = (adId: string) => ({ adId, group: '', figure: '1' })
  const place = { sort: 'spend' as const, isDescending: true, cursor: null, size: 2 }
  const read = ['1', '2', '3'].map(row)

  test('the first page has a next one, and none before', () => {
    const { rows, next, previous } = toAdPageRows(read, place)
    expect(rows.map(({ adId }) => adId)).toEqual(['1', '2'])
    expect(parseAdCursor(next ?? '')).toMatchObject({ adId: '2', isBackwards: false })
    expect(previous).toBeNull()
  })

  test('a page that was come to backwards is turned round, and has a next one', () => {
    const { rows, next, previous } = toAdPageRows(read, {
      ...place,
      cursor: { ...cursor, isBackwards: true },
    })
    expect(rows.map(({ adId }) => adId)).toEqual(['2', '1'])
    expect(parseAdCursor(next ?? '')).toMatchObject({ adId: '1', isBackwards: false })
    expect(parseAdCursor(previous ?? '')).toMatchObject({ adId: '2', isBackwards: true })
  })

  test('the last page has one before, and none after', () => {
    const { next, previous } = toAdPageRows(read.slice(0, 1), { ...place, cursor })
    expect(next).toBeNull()
    expect(parseAdCursor(previous ?? '')).toMatchObject({ adId: '1', isBackwards: true })
  })

  test('an empty page leads nowhere', () => {
    expect(toAdPageRows([], { ...place, cursor })).toEqual({ rows: [], next: null, previous: null })
  })
})
