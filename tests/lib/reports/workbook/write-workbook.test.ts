import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { CellValue, Sheet, SheetColumn, SheetRow } from '@/lib/reports/workbook/sheet'
import { writeWorkbook } from '@/lib/reports/workbook/write-workbook'

const column = (key: string, kind: SheetColumn['kind']): SheetColumn => {
  return { key, kind, header: key, width: 20 }
}
const columns = [
  column('text', 'text'),
  column('id', 'id'),
  column('at', 'instant'),
  column('count', 'number'),
  column('share', 'share'),
  column('flag', 'boolean'),
]

async function* batches(rows: SheetRow[], size = 3) {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}

function sheetOf(rows: SheetRow[], facts: Partial<Sheet> = {}): () => Sheet {
  return () => ({ name: 'Messages', columns, rows: batches(rows), hasFilter: true, ...facts })
}

async function write(sheets: (() => Sheet)[], options = {}): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  const target = new WritableStream<Uint8Array>({
    write: (chunk) => {
      chunks.push(chunk)
    },
  })
  await writeWorkbook(target, sheets, { timeZone: 'Asia/Kolkata', ...options })
  return Buffer.concat(chunks)
}

/** What a reader of workbooks finds in the one cell of a value. */
async function roundTrip(value: CellValue, key = 'text') {
  const { sheets } = await readXlsx(await write([sheetOf([{ [key]: value }])]))
  const at = columns.findIndex((one) => one.key === key)
  return { value: sheets[0]?.rows[1]?.[at] ?? null, cell: sheets[0]?.cells?.get(`1,${at}`) }
}

describe('iR3: what begins like a formula stays text', () => {
  test.each([
    '=1+1',
    '+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1+1',
    '\n=1+1',
    '＝1+1',
    '"=1',
    ';=1',
    '=HYPERLINK("https://evil.example","click")',
    "=cmd|'/c calc'!A0",
    '{=1}',
  ])('%j', async (text) => {
    const { value, cell } = await roundTrip(text)
    expect(value).toBe(text)
    expect(cell?.formula).toBeUndefined()
  })
})

test('iR4: a negative number stays a number, and a text of digits text', async () => {
  expect((await roundTrip(-5, 'count')).value).toBe(-5)
  expect((await roundTrip(0, 'count')).value).toBe(0)
  expect((await roundTrip(0.25, 'share')).value).toBe(0.25)
  expect((await roundTrip(false, 'flag')).value).toBe(false)
  expect((await roundTrip('120210000000000017', 'id')).value).toBe('120210000000000017')
  expect((await roundTrip('00123', 'text')).value).toBe('00123')
  expect((await roundTrip(Number.NaN, 'count')).value).toBe('NaN')
})

describe('iR10: any text makes a workbook that opens', () => {
  const tenThousandLines = 'x\n'.repeat(10_000)
  test.each<[string, string, string]>([
    ['lines', tenThousandLines, tenThousandLines],
    ['line ends of other systems', 'a\r\nb\rc', 'a\nb\nc'],
    ['NUL and control characters', 'a\u0000b\u0001c\u001bd\u007fe\u0085f', 'abcdef'],
    ['halves of characters', 'a\ud800b\udc00c😀', 'abc😀'],
    ['what is no character', 'a\ufffeb\uffffc', 'abc'],
    ['markup', '<b>&amp; "\'</b>]]>', '<b>&amp; "\'</b>]]>'],
    ['spaces at the ends', '  a  b  ', '  a  b  '],
    ['codes of Excel', '_x000D_ _x0041_', '_x000D_ _x0041_'],
    ['right to left', 'שלום مرحبا', 'שלום مرحبا'],
    ['a tab', 'a\tb', 'a\tb'],
    ['nothing but control characters', '\u0000\u0001', ''],
  ])('%s', async (_, text, expected) => {
    expect((await roundTrip(text)).value ?? '').toBe(expected)
  })

  test('a text longer than a cell is cut, and says so', async () => {
    const { value } = await roundTrip('x'.repeat(40_000))
    expect(value).toHaveLength(32_767)
    expect(String(value).endsWith('xxx… [cut]')).toBe(true)
    const emojis = String((await roundTrip('😀'.repeat(20_000))).value)
    expect(emojis.isWellFormed()).toBe(true)
    expect(emojis.length).toBeLessThanOrEqual(32_767)
    expect((await roundTrip('y'.repeat(32_767))).value).toBe('y'.repeat(32_767))
  })
})

test.each([
  ['2026-11-22T14:35:10.000Z', 'Asia/Kolkata', '2026-11-22T20:05:10.000Z'],
  ['2026-11-22T23:59:59.000Z', 'Europe/Berlin', '2026-11-23T00:59:59.000Z'],
  // Before and after the clock is put forward and back.
  ['2026-03-29T00:59:59.000Z', 'Europe/Berlin', '2026-03-29T01:59:59.000Z'],
  ['2026-03-29T01:00:00.000Z', 'Europe/Berlin', '2026-03-29T03:00:00.000Z'],
  ['2026-10-25T00:59:59.000Z', 'Europe/Berlin', '2026-10-25T02:59:59.000Z'],
  ['2026-10-25T01:00:00.000Z', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ['2026-11-22T00:00:00.000Z', 'UTC', '2026-11-22T00:00:00.000Z'],
  ['2026-11-22T00:00:00.000Z', 'Asia/Kathmandu', '2026-11-22T05:45:00.000Z'],
])('%s in %s is a real date of that zone', async (at, timeZone, shown) => {
  const { sheets } = await readXlsx(await write([sheetOf([{ at }])], { timeZone }))
  const value = sheets[0]?.rows[1]?.[2]
  expect(value).toBeInstanceOf(Date)
  expect((value as Date).toISOString()).toBe(shown)
})

test('a sheet that is full goes on in the next, header and all, and no row is lost', async () => {
  const rows = Array.from({ length: 10 }, (_, count) => ({ count }))
  const bytes = await write([sheetOf(rows), sheetOf([], { name: 'About', hasFilter: false })], {
    mostRowsASheet: 5,
  })
  const { sheets } = await readXlsx(bytes)
  expect(sheets.map(({ name }) => name)).toEqual(['Messages', 'Messages 2', 'Messages 3', 'About'])
  expect(sheets.map((sheet) => sheet.rows.length)).toEqual([5, 5, 3, 1])
  const counts = sheets.slice(0, 3).flatMap((sheet) => sheet.rows.slice(1).map((row) => row[3]))
  expect(counts).toEqual(rows.map(({ count }) => count))
  for (const sheet of sheets) expect(sheet.rows[0]?.[0]).toBe('text')
})

test('rows that fill a sheet exactly begin no other', async () => {
  const bytes = await write([sheetOf(Array.from({ length: 4 }, () => ({ count: 1 })))], { mostRowsASheet: 5 })
  expect((await readXlsx(bytes)).sheets.map(({ name }) => name)).toEqual(['Messages'])
})

test('the header is frozen and filters, and columns have widths', async () => {
  const bytes = await write([sheetOf([{ text: 'a' }])])
  const { sheets } = await readXlsx(bytes)
  expect(sheets[0]?.freezePane).toMatchObject({ rows: 1 })
  expect(sheets[0]?.autoFilter?.range).toBe('A1:F2')
  expect(sheets[0]?.columns?.[0]?.width).toBeCloseTo(20, 0)
})

test('a source that fails fails the workbook', async () => {
  async function* broken(): AsyncGenerator<SheetRow[]> {
    yield [{ text: 'a' }]
    throw new Error('The source broke.')
  }
  await expect(write([sheetOf([], { rows: broken() })])).rejects.toThrow('The source broke.')
})
