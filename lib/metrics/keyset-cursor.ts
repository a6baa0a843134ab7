import { isDay } from '@/lib/period/day'

/** A place in a list that is ordered by an instant and then by id. The instant keeps its microseconds. */
export interface KeysetCursor {
  /** As the database writes it in UTC: "2026-11-20 09:15:02.120001+00". */
  at: string
  id: string
}

export function toCursorText({ at, id }: KeysetCursor): string {
  return Buffer.from(`${at} ${id}`).toString('base64url')
}

/** Null for anything that this program did not write: the database would refuse it in the middle of a query. */
export function parseCursor(text: string): KeysetCursor | null {
  if (!/^[\w-]{20,120}$/.test(text)) return null
  const match = /^((\S{10}) (\S{8,15})\+00) (\S{36})$/.exec(Buffer.from(text, 'base64url').toString())
  const [, at = '', day = '', time = '', id = ''] = match ?? []
  return isDay(day) && isTime(time) && isId(id) ? { at, id } : null
}

/** The id of a row, lower case as the database writes it. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?$/.test(text)
}
