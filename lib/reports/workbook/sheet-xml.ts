import { offsetInZone } from '@/lib/time/offset-in-zone'
import { cellText } from './cell-text'
import type { CellValue, SheetColumn, SheetRow } from './sheet'
import { styles } from './styles-xml'

const head =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
const frozenHeader =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>'
const day = 86_400_000
/** Excel counts days from the end of 1899. */
const firstDayOfUnix = 25_569

/** Writes the XML of one sheet, piece by piece. */
export class SheetXml {
  /** Each cell is what opens it, the number of its row, and what its value makes of the rest. */
  private readonly columns: { key: string; opening: string; rest: WriteRest }[]

  constructor(
    private readonly definitions: readonly SheetColumn[],
    timeZone: string,
  ) {
    this.columns = definitions.map((column, index) => {
      return { key: column.key, opening: `<c r="${letterOf(index)}`, rest: restOf(column, timeZone) }
    })
  }

  /** Everything before the first row of values. */
  begin(): string {
    const cols = this.definitions.map(
      ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    const cells = this.definitions.map(
      ({ header }, index) =>
        `<c r="${letterOf(index)}1" t="inlineStr" s="${styles.header}"><is>${cellText(header)}</is></c>`,
    )
    return `${head}${frozenHeader}<cols>${cols.join('')}</cols><sheetData><row r="1">${cells.join('')}</row>`
  }

  /** `number` counts from 1, and the header is the first. */
  row(row: SheetRow, number: number): string {
    const digits = String(number)
    let xml = `<row r="${digits}">`
    for (const { key, opening, rest } of this.columns) {
      const value = row[key]
      if (value !== null && value !== undefined && value !== '') xml += opening + digits + rest(value)
    }
    return `${xml}</row>`
  }

  /** Everything after the last row, whose number it is told. */
  end(lastRow: number, hasFilter: boolean): string {
    const range = rangeOf(this.definitions.length, lastRow)
    const filter = hasFilter ? `<autoFilter ref="${range}"/>` : ''
    return `</sheetData>${filter}<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
  }
}

/** `A1:P12`. */
export function rangeOf(columns: number, lastRow: number): string {
  return `A1:${letterOf(columns - 1)}${lastRow}`
}

type WriteRest = (value: Exclude<CellValue, null | undefined>) => string

function restOf({ kind, prefix = '' }: SheetColumn, timeZone: string): WriteRest {
  const attributes = `" t="inlineStr"${kind === 'id' ? ` s="${styles.id}"` : ''}><is>`
  const text = remembering((value) => `${attributes}${cellText(prefix + value)}</is></c>`)
  const writers: Record<SheetColumn['kind'], WriteRest> = {
    text,
    id: text,
    number: (value) => (isFigure(value) ? `"><v>${value}</v></c>` : text(value)),
    share: (value) => (isFigure(value) ? `" s="${styles.share}"><v>${value}</v></c>` : text(value)),
    boolean: (value) => (typeof value === 'boolean' ? `" t="b"><v>${value ? 1 : 0}</v></c>` : text(value)),
    instant: (value) => {
      const serial = serialOf(String(value), timeZone)
      return Number.isNaN(serial) ? text(value) : `" s="${styles.instant}"><v>${serial}</v></c>`
    },
  }
  return writers[kind]
}

const mostRemembered = 256

/** Many columns say the same few words all the time; one that turns out to say many is not remembered. */
function remembering(write: WriteRest): WriteRest {
  let known: Map<unknown, string> | null = new Map()
  return (value) => {
    const before = known?.get(value)
    if (before !== undefined) return before
    const written = write(value)
    known?.set(value, written)
    if (known && known.size > mostRemembered) known = null
    return written
  }
}

function isFigure(value: CellValue): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** What the clock in the zone shows, as Excel counts: a real date, which has no zone. */
function serialOf(iso: string, timeZone: string): number {
  const instant = Date.parse(iso)
  if (Number.isNaN(instant)) return instant
  return Math.round(instant + offsetInZone(instant, timeZone)) / day + firstDayOfUnix
}

/** A, B, … Z, AA, … */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}
