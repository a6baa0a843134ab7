'use client'

import { formatAgo, formatInstant } from '@/lib/format/format-instant'
import { useNow } from './use-now'

export type RelativeTimeProps = {
  at: Date | string
  timeZone: string
  /** The server's now, in milliseconds: where the moment, which is longer, would move what stands below. */
  drawnAt?: number
}

/** "12 s ago", with the moment itself on hover; the server draws the moment, as it does not know the reader's now. */
export function RelativeTime({ at, timeZone, drawnAt }: RelativeTimeProps) {
  const readersNow = useNow()
  const now = readersNow ?? (drawnAt === undefined ? null : new Date(drawnAt))
  const moment = new Date(at)
  const absolute = formatInstant(moment, timeZone)
  return (
    <time dateTime={moment.toISOString()} title={`${absolute} (${timeZone})`} className="whitespace-nowrap">
      {now ? formatAgo(moment, now) : absolute}
    </time>
  )
}
