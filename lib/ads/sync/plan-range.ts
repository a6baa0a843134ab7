import { addDays, daysBetween } from '@/lib/period/day'
import type { DayRange } from '../graph/list-insights'

/** How many days are asked for at once, and what one day brought lately. */
export interface Stride {
  days: number
  /** Never more than this: longer ranges were too much for Meta. */
  mostDays: number
}

export const firstStride: Stride = { days: 2, mostDays: 30 }

/** Rows worth one transaction: enough to be quick, and nobody who waits for the account waits long. */
const rowsAtOnce = 20_000
const mostGrowth = 4

/** The newest days without a gap, at most as many as the stride; `days` are ISO days, newest first. */
export function nextRange(days: string[], stride: Stride): DayRange | null {
  const [until] = days
  if (until === undefined) return null
  let since = until
  for (const day of days.slice(1)) {
    if (daysBetween(day, since) !== 1 || daysBetween(since, until) + 1 >= stride.days) break
    since = day
  }
  return { since, until }
}

export function lengthOf({ since, until }: DayRange): number {
  return daysBetween(since, until) + 1
}

/** After a range that brought so many rows: longer for few, shorter for many, never suddenly. */
export function strideAfter({ mostDays }: Stride, range: DayRange, rows: number): Stride {
  const length = lengthOf(range)
  const fitting = Math.floor((rowsAtOnce * length) / Math.max(rows, 1))
  return { mostDays, days: Math.max(1, Math.min(fitting, length * mostGrowth, mostDays)) }
}

/** After a range that was too much. */
export function halfStride(range: DayRange): Stride {
  const days = Math.max(1, Math.floor(lengthOf(range) / 2))
  return { days, mostDays: days }
}

/** The days that a range leaves to be fetched. */
export function daysBefore(days: string[], { since }: DayRange): string[] {
  return days.filter((day) => day < since)
}

/** The last so many days, newest first. */
export function lastDays(today: string, count: number): string[] {
  return Array.from({ length: count }, (_, age) => addDays(today, -age))
}
