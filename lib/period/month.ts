/** First day of the month that lies `count` months after the day's own. */
export function startOfMonth(day: string, count = 0): string {
  return atMonth(day, count, 1)
}

/** Last day of the month that lies `count` months after the day's own. */
export function endOfMonth(day: string, count = 0): string {
  return atMonth(day, count + 1, 0)
}

/** The same day of the month before, or that month's last day when it is shorter. */
export function monthBefore(day: string): string {
  const sameDay = `${startOfMonth(day, -1).slice(0, 8)}${day.slice(8)}`
  const last = endOfMonth(day, -1)
  return sameDay < last ? sameDay : last
}

function atMonth(day: string, count: number, dayOfMonth: number): string {
  const [year, month] = day.split('-').map(Number)
  if (year === undefined || month === undefined) throw new RangeError(`not an ISO day: ${day}`)
  return new Date(Date.UTC(year, month - 1 + count, dayOfMonth)).toISOString().slice(0, 10)
}
