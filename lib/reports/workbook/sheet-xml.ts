import { offsetInZone } from '@/lib/time/offset-in-zone'
import { cellText } from './cell-text'
import type { SharedTexts } from './shared-texts'
import type { CellValue, SheetColumn, SheetRow } from './sheet'
import { styles } from './styles-xml'
import { declaration, mainNamespace } from './xml-head'

const head = `${declaration}<worksheet xmlns="${mainNamespace}">`
const frozenHeader =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>'
const day = 86_400_000
/** Excel counts days from the end of 1899. */
const firstDayOfUnix = 25_569

/** A cell's place is that of its turn in the row: naming it, as one may, would make a file longer by a fifth. */
const emptyCell = '<c/>'

/** Writes the XML of one sheet, piece by piece. */
export class SheetXml {
  private readonly columns: { key: string; cell: WriteCell }[]

  constructor(
    private readonly definitions: readonly SheetColumn[],
    { timeZone, shared }: { timeZone: string; shared: SharedTexts },
  ) {
    this.columns = definitions.map((column) => ({
      key: column.key,
      cell: cellWriter(column, timeZone, shared),
    }))
  }

  /** Everything before the first row of values. */
  begin(): string {
    const cols = this.definitions.map(
      ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    const cells = this.definitions.map(
      ({ header }) => `<c t="inlineStr" s="${styles.header}"><is>${cellText(header)}</is></c>`,
    )
    return `${head}${frozenHeader}<cols>${cols.join('')}</cols><sheetData><row r="1">${cells.join('')}</row>`
  }

  /** `number` counts from 1, and the header is the first. */
  row(row: SheetRow, number: number): string {
    let xml = `<row r="${number}">`
    for (const { key, cell } of this.columns) {
      const value = row[key]
      xml += value === null || value === undefined || value === '' ? emptyCell : cell(value)
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

type WriteCell = (value: Exclude<CellValue, null | undefined>) => string

function cellWriter({ kind, prefix = '' }: SheetColumn, timeZone: string, shared: SharedTexts): WriteCell {
  const style = kind === 'id' ? ` s="${styles.id}"` : ''
  const text = sharing(
    (value) => {
      const number = shared.numberOf(prefix + value)
      return number === null ? null : `<c t="s"${style}><v>${number}</v></c>`
    },
    (value) => `<c t="inlineStr"${style}><is>${cellText(prefix + value)}</is></c>`,
  )
  const writers: Record<SheetColumn['kind'], WriteCell> = {
    text,
    id: text,
    number: (value) => (isFigure(value) ? `<c><v>${value}</v></c>` : text(value)),
    share: (value) => (isFigure(value) ? `<c s="${styles.share}"><v>${value}</v></c>` : text(value)),
    boolean: (value) => (typeof value === 'boolean' ? `<c t="b"><v>${value ? 1 : 0}</v></c>` : text(value)),
    instant: (value) => {
      const serial = serialOf(String(value), timeZone)
      return serial === null ? text(value) : `<c s="${styles.instant}"><v>${serial}</v></c>`
    },
  }
  return writers[kind]
}

const mostShared = 256

/** Many columns say the same few words all the time; one that turns out to say many shares no more of them. */
function sharing(share: (value: unknown) => string | null, write: WriteCell): WriteCell {
  const known = new Map<unknown, string>()
  return (value) => {
    if (known.size === mostShared) return write(value)
    const before = known.get(value)
    if (before !== undefined) return before
    const cell = share(value) ?? write(value)
    known.set(value, cell)
    return cell
  }
}

function isFigure(value: CellValue): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** Of a day; a millisecond is more than eleven of them. */
const partsOfDay = 1_000_000_000

/**
 * What the clock in the zone shows, as Excel counts: a real date, which has no zone. Null where it is no instant.
 * Two whole numbers are written in half the time of a fraction.
 */
function serialOf(iso: string, timeZone: string): string | null {
  const instant = Date.parse(iso)
  if (Number.isNaN(instant)) return null
  const shown = Math.round(instant + offsetInZone(instant, timeZone))
  const days = Math.floor(shown / day)
  const parts = Math.round(((shown - days * day) * partsOfDay) / day)
  return `${days + firstDayOfUnix}.${String(parts).padStart(9, '0')}`
}

/** A, B, … Z, AA, … */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}
