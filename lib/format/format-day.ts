import { monthName } from './month-names'

type DayParts = { year: number; month: number; day: number }

/** "1 Nov". Days are ISO strings (2026-11-01), already in the workspace's zone. */
export function formatDay(iso: string): string {
  const { month, day } = toParts(iso)
  return `${day} ${monthName(month)}`
}

/** "1 Nov 2026". */
export function formatDayWithYear(iso: string): string {
  return `${formatDay(iso)} ${toParts(iso).year}`
}

/** "Sun 1 Nov 2026". */
export function formatDayWithWeekday(iso: string): string {
  return `${formatWeekday(iso)} ${formatDayWithYear(iso)}`
}

/** "Sun". */
export function formatWeekday(iso: string): string {
  const { year, month, day } = toParts(iso)
  const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
  return weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
}

/** "1 – 30 Nov 2026", "28 Oct – 3 Nov 2026", "30 Dec 2026 – 2 Jan 2027", one day as itself. */
export function formatDays(from: string, to: string): string {
  return `${formatRangeStart(from, to)}${formatDayWithYear(to)}`
}

/** As `formatDays` without the year, for a second range beside a first that names it: "2 – 31 Oct". */
export function formatDaysShort(from: string, to: string): string {
  if (toParts(from).year !== toParts(to).year) return formatDays(from, to)
  return `${formatRangeStart(from, to)}${formatDay(to)}`
}

function formatRangeStart(from: string, to: string): string {
  if (from === to) return ''
  const [start, end] = [toParts(from), toParts(to)]
  if (start.year !== end.year) return `${formatDayWithYear(from)} – `
  if (start.month !== end.month) return `${formatDay(from)} – `
  return `${start.day} – `
}

function toParts(iso: string): DayParts {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (!match) throw new RangeError(`not an ISO day: ${iso}`)
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}
