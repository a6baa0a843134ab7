import { isDay } from '@/lib/period/day'
import { isId } from './keyset-cursor'

/** A place among messages, which are ordered by their instant, connection and id. The instant keeps its microseconds. */
export interface MessageCursor {
  /** As the database writes it in UTC: "2026-11-20 09:15:02.120001+00". */
  at: string
  connectionId: string
  eventId: string
}

const longest = 2_000

export function toMessageCursorText({ at, connectionId, eventId }: MessageCursor): string {
  return Buffer.from(`${at} ${connectionId} ${eventId}`).toString('base64url')
}

/** Null for anything that this program did not write. */
export function parseMessageCursor(text: string): MessageCursor | null {
  if (text.length > longest || !/^[\w-]+$/.test(text)) return null
  const decoded = Buffer.from(text, 'base64url').toString()
  const match =
    /^((\d{4}-\d\d-\d\d) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?\+00) (\S{36}) ([^\0]+)$/su.exec(
      decoded,
    )
  const [, at = '', day = '', connectionId = '', eventId = ''] = match ?? []
  return match && isDay(day) && isId(connectionId) ? { at, connectionId, eventId } : null
}
