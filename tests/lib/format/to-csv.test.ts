import { expect, it } from 'vitest'
import { toCsv } from '@/lib/format/to-csv'

const mark = '\uFEFF'

it('begins with the mark of UTF-8 and ends every row as RFC 4180 has it', () => {
  expect(
    toCsv([
      ['Step', 'Reached'],
      ['Über uns', 12],
      [null, -0.5],
    ]),
  ).toBe(`${mark}Step,Reached\r\nÜber uns,12\r\n,-0.5\r\n`)
})

it.each([
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
  [' kept ', ' kept '],
  ['', ''],
])('quotes %j as %j', (text, cell) => {
  expect(toCsv([[text]])).toBe(`${mark}${cell}\r\n`)
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '=cmd|"/c calc"!A1'])(
  'lets nobody run %j',
  (text) => {
    const cell = toCsv([[text]]).slice(1, -2)
    expect(cell.replace(/^"/, '').startsWith("'")).toBe(true)
  },
)

it('keeps every digit of a long id, and leaves a short number alone', () => {
  expect(toCsv([['120210000000481701', '1202']])).toBe(`${mark}'120210000000481701,1202\r\n`)
})
