import { Temporal } from 'temporal-polyfill'

/** Instants as UTC text; `end` is the first instant that no longer belongs. */
export interface Bounds {
  start: string
  end: string
}

/**
 * The instants that the days from `from` to `to`, both included, cover in a zone. A day starts at its first
 * instant, which is not midnight where the clock jumps over it; days of 23 and 25 hours come out right.
 */
export function periodBounds(from: string, to: string, timeZone: string): Bounds {
  const dayAfter = Temporal.PlainDate.from(to).add({ days: 1 })
  return { start: startOfDay(Temporal.PlainDate.from(from), timeZone), end: startOfDay(dayAfter, timeZone) }
}

/** As `periodBounds` for one day. */
export function dayBounds(day: string, timeZone: string): Bounds {
  return periodBounds(day, day, timeZone)
}

function startOfDay(day: Temporal.PlainDate, timeZone: string): string {
  return day.toZonedDateTime(timeZone).toInstant().toString()
}
