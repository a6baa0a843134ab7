import { Temporal } from 'temporal-polyfill'

/** The day that a zone's calendars show at an instant in milliseconds. Throws a RangeError for no such zone. */
export function todayInZone(now: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}
