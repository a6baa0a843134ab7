import { Temporal } from 'temporal-polyfill'

/** When something is to be mailed, on the wall clock of the workspace's zone. */
export interface Rhythm {
  cadence: 'daily' | 'weekly'
  /** 1 is Monday, 7 Sunday; null where it is daily. */
  weekday: number | null
  /** 0 to 23. */
  hour: number
}

/**
 * The first instant after `now` (milliseconds) that the rhythm names, as UTC text. An hour that the clock jumps
 * over comes as soon as the jump is done, one that comes twice counts the first time.
 */
export function nextTime({ cadence, weekday, hour }: Rhythm, now: number, timeZone: string): string {
  const start = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate()
  for (let days = 0; ; days += 1) {
    const day = start.add({ days })
    if (cadence === 'weekly' && day.dayOfWeek !== weekday) continue
    const at = day.toZonedDateTime({ timeZone, plainTime: { hour } }).toInstant()
    if (at.epochMilliseconds > now) return at.toString()
  }
}
