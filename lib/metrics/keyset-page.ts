import { type KeysetCursor, parseCursor, toCursorText } from './keyset-cursor'

/** Rows of a list with the cursors of its neighbours; null where there is nothing more. */
export interface KeysetPage<Row> {
  rows: Row[]
  next: string | null
  previous: string | null
}

export interface KeysetInput {
  /** At most one of the two. What is not a cursor counts as none: the list begins at its beginning. */
  after?: string
  before?: string
  /** 50 unless given; from 1 to 200. */
  limit?: number
}

export interface KeysetPlace<Cursor = KeysetCursor> {
  cursor: Cursor | null
  /** Reads from the cursor towards the beginning, so the rows come in reverse. */
  isBackwards: boolean
  limit: number
}

const usualLimit = 50
const largestLimit = 200

export function toKeysetPlace(input: KeysetInput): KeysetPlace {
  return placeOf(input, parseCursor)
}

/** As `toKeysetPlace` for cursors of another kind. */
export function placeOf<Cursor>(
  { after, before, limit = usualLimit }: KeysetInput,
  parse: (text: string) => Cursor | null,
): KeysetPlace<Cursor> {
  const forwards = after === undefined ? null : parse(after)
  const backwards = forwards || before === undefined ? null : parse(before)
  return {
    cursor: forwards ?? backwards,
    isBackwards: backwards !== null,
    limit: Math.min(largestLimit, Math.max(1, Math.trunc(limit) || usualLimit)),
  }
}

/** Takes one row more than the page holds, in the order of reading, to know whether there are others. */
export function toKeysetPage<Row>(
  read: Row[],
  place: KeysetPlace,
  cursorOf: (row: Row) => KeysetCursor,
): KeysetPage<Row> {
  return pageOf(read, place, (row) => toCursorText(cursorOf(row)))
}

/** As `toKeysetPage` for cursors of another kind. */
export function pageOf<Row>(
  read: Row[],
  place: KeysetPlace<unknown>,
  writeCursor: (row: Row) => string,
): KeysetPage<Row> {
  const hasMore = read.length > place.limit
  const rows = read.slice(0, place.limit)
  if (place.isBackwards) rows.reverse()
  const [first, last] = [rows.at(0), rows.at(-1)]
  const hasNext = place.isBackwards || hasMore
  const hasPrevious = place.isBackwards ? hasMore : place.cursor !== null
  return {
    rows,
    next: hasNext && last ? writeCursor(last) : null,
    previous: hasPrevious && first ? writeCursor(first) : null,
  }
}
