/**
 * Calendar days as ISO text ("2026-11-22"), without a zone: the arithmetic of a wall calendar. Which instants
 * a day covers is another question, see day-bounds.ts.
 */

const dayLength = 86_400_000
const earliest = '1970-01-01'
const latest = '2999-12-31'

/** A day that exists, written in full, from 1970 to 2999: what every database and calendar here can hold. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < earliest || text > latest) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && toDay(at) === text
}

/** `count` may be negative. */
export function addDays(day: string, count: number): string {
  return toDay(toMilliseconds(day) + count * dayLength)
}

/** Days from one to the other: 1 from a day to the next, negative backwards. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toMilliseconds(to) - toMilliseconds(from)) / dayLength)
}

/** Every day of a range, both ends included; none when it runs backwards. */
export function listDays(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index))
}

function toMilliseconds(day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at)) throw new RangeError(`not an ISO day: ${day}`)
  return at
}

function toDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
