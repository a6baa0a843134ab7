import { ZipWriter } from '@zip.js/zip.js'
import { packWithNode } from './node-compression'
import { SharedTexts } from './shared-texts'
import type { Sheet, SheetRow } from './sheet'
import { rangeOf, SheetXml } from './sheet-xml'
import { sheetPath, type WrittenSheet, workbookParts } from './workbook-parts'

/** Excel's own bound, the header included. */
const mostRows = 1_048_576
/** Below the four gigabytes beyond which readers need another form of zip. */
const mostBytes = 3_000_000_000
const pieceLength = 256 * 1024

export interface WorkbookOptions {
  /** Whose days and hours the sheets show. */
  timeZone: string
  /** Rows of a sheet, the header included; a sheet with more goes on in `Name 2`. */
  mostRowsASheet?: number
}

/**
 * Writes an .xlsx while its rows come in: nothing but the piece at hand is in memory. A sheet is asked for once
 * all before it are written, so that the last one can tell of the others.
 */
export async function writeWorkbook(
  target: WritableStream<Uint8Array>,
  sheets: (() => Sheet)[],
  { timeZone, mostRowsASheet = mostRows }: WorkbookOptions,
): Promise<void> {
  packWithNode()
  const zip = new ZipWriter(target)
  const written: WrittenSheet[] = []
  const shared = new SharedTexts()
  for (const next of sheets) {
    const sheet = next()
    const rows = new RowQueue(sheet.rows)
    for (let part = 1; part === 1 || (await rows.hasMore()); part += 1) {
      const name = part === 1 ? sheet.name : `${sheet.name} ${part}`
      const pieces = new SheetPieces(sheet, rows, { timeZone, mostRowsASheet, shared })
      await zip.add(sheetPath(written.length), toStream(pieces.all()))
      written.push({ name, range: rangeOf(sheet.columns.length, pieces.lastRow), hasFilter: sheet.hasFilter })
    }
  }
  for (const { path, xml } of workbookParts(written, shared))
    await zip.add(path, toStream(oneOf(Buffer.from(xml))))
  await zip.close()
}

/** The bytes of one sheet, until its rows end or Excel's bounds are reached. */
class SheetPieces {
  lastRow = 1

  constructor(
    private readonly sheet: Sheet,
    private readonly rows: RowQueue,
    private readonly options: Required<WorkbookOptions> & { shared: SharedTexts },
  ) {}

  async *all(): AsyncGenerator<Uint8Array> {
    const xml = new SheetXml(this.sheet.columns, this.options)
    let piece = new Piece(xml.begin())
    let bytes = 0
    while (this.lastRow < this.options.mostRowsASheet && bytes < mostBytes && (await this.rows.hasMore())) {
      const room = this.options.mostRowsASheet - this.lastRow
      for (const row of this.rows.take(room)) {
        this.lastRow += 1
        const text = xml.row(row, this.lastRow)
        if (piece.add(text)) continue
        bytes += piece.length
        yield piece.bytes()
        piece = new Piece(text)
      }
    }
    yield piece.bytes()
    yield Buffer.from(xml.end(this.lastRow, this.sheet.hasFilter))
  }
}

/** Bytes that texts are written into one by one: joining them first would cost as much again. */
class Piece {
  length: number
  private readonly buffer: Buffer

  constructor(first: string) {
    this.buffer = Buffer.allocUnsafeSlow(Math.max(pieceLength, mostBytesOf(first)))
    this.length = this.buffer.write(first)
  }

  /** False where there is no room for it. */
  add(text: string): boolean {
    if (this.length + mostBytesOf(text) > this.buffer.length) return false
    this.length += this.buffer.write(text, this.length)
    return true
  }

  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length)
  }
}

/** In UTF-8. */
function mostBytesOf(text: string): number {
  return text.length * 3
}

/** Rows that come in batches, taken by sheets that end where they must. */
class RowQueue {
  private readonly source: AsyncIterator<readonly SheetRow[]>
  private batch: readonly SheetRow[] = []

  constructor(rows: AsyncIterable<readonly SheetRow[]>) {
    this.source = rows[Symbol.asyncIterator]()
  }

  async hasMore(): Promise<boolean> {
    while (this.batch.length === 0) {
      const { value, done } = await this.source.next()
      if (done) return false
      this.batch = value
    }
    return true
  }

  /** Of the batch at hand, at most so many. */
  take(most: number): readonly SheetRow[] {
    const taken = this.batch.slice(0, most)
    this.batch = this.batch.slice(most)
    return taken
  }
}

async function* oneOf(piece: Uint8Array): AsyncGenerator<Uint8Array> {
  yield piece
}

function toStream(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    // One piece is being made while one is packed.
    { highWaterMark: 1 },
  )
}
