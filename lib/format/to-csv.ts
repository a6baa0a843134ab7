export type CsvCell = string | number | null

/** Excel takes a file for UTF-8 only by this mark. */
const byteOrderMark = '\uFEFF'

/**
 * A file of RFC 4180 that a spreadsheet opens as it was meant: a text that would run as a formula, or is an id
 * of more digits than a spreadsheet keeps, gets an apostrophe before it.
 */
export function toCsv(rows: CsvCell[][]): string {
  return byteOrderMark + rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('')
}

function toCell(cell: CsvCell): string {
  if (cell === null) return ''
  const text = typeof cell === 'number' ? String(cell) : disarm(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function disarm(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) || /^\d{16,}$/.test(text) ? `'${text}` : text
}
