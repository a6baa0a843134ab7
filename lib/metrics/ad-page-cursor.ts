import { type AdSort, type AdsOverviewInput, adSorts } from './ads-overview'

/**
 * A place in the list of ads under one sort: between those with the figure and those without it, among the
 * currencies where it is money, by the figure, by id.
 */
export interface AdPageCursor {
  sort: AdSort
  descending: boolean
  /** It reads towards the beginning. */
  isBackwards: boolean
  /** Of the last row that was read: its group, its figure and its ad. */
  group: string
  figure: string | null
  adId: string
}

const longest = 1_000

export function toAdCursorText(cursor: AdPageCursor): string {
  const { sort, descending, isBackwards, group, figure, adId } = cursor
  return Buffer.from(JSON.stringify([sort, descending, isBackwards, group, figure, adId])).toString(
    'base64url',
  )
}

export interface AdPagePlace {
  sort: AdSort
  isDescending: boolean
  /** Null at the beginning. */
  cursor: AdPageCursor | null
  size: number
}

const usualSize = 50
const largestSize = 200

/** A cursor of another sort is none. */
export function toAdPagePlace(
  input: Pick<AdsOverviewInput, 'sort' | 'descending' | 'size' | 'cursor'>,
): AdPagePlace {
  const { sort = 'conversations', descending = true, size = usualSize } = input
  const cursor = parseAdCursor(input.cursor ?? '')
  return {
    sort,
    isDescending: descending,
    cursor: cursor?.sort === sort && cursor.descending === descending ? cursor : null,
    size: Math.min(largestSize, Math.max(1, Math.trunc(size) || usualSize)),
  }
}

type RowPlace = Pick<AdPageCursor, 'group' | 'figure' | 'adId'>

/** Of rows in the order of reading, one more than the page holds where there are others. */
export function toAdPageRows<Row extends RowPlace>(
  read: Row[],
  { sort, isDescending, cursor, size }: AdPagePlace,
): { rows: Row[]; next: string | null; previous: string | null } {
  const isBackwards = cursor?.isBackwards ?? false
  const hasMore = read.length > size
  const rows = read.slice(0, size)
  if (isBackwards) rows.reverse()
  const cursorAt = (row: Row | undefined, isBackwards: boolean) => {
    if (!row) return null
    const { group, figure, adId } = row
    return toAdCursorText({ sort, descending: isDescending, isBackwards, group, figure, adId })
  }
  return {
    rows,
    next: isBackwards || hasMore ? cursorAt(rows.at(-1), false) : null,
    previous: (isBackwards ? hasMore : cursor !== null) ? cursorAt(rows[0], true) : null,
  }
}

/** Null for anything that this program did not write: the database would refuse it in the middle of a query. */
export function parseAdCursor(text: string): AdPageCursor | null {
  if (!/^[\w-]+$/.test(text) || text.length > longest) return null
  const parts = parseJson(Buffer.from(text, 'base64url').toString())
  if (!Array.isArray(parts) || parts.length !== 6) return null
  const [sort, descending, isBackwards, group, figure, adId] = parts
  const isKnown =
    adSorts.includes(sort) &&
    typeof descending === 'boolean' &&
    typeof isBackwards === 'boolean' &&
    isText(group) &&
    isText(adId) &&
    (figure === null || (isText(figure) && (sort === 'name' || /^-?\d{1,60}(\.\d{1,60})?$/.test(figure))))
  return isKnown ? { sort, descending, isBackwards, group, figure, adId } : null
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
