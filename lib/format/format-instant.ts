import { monthName } from './month-names'

/** "22 Nov 2026, 14:05" in the given zone. */
export function formatInstant(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  return `${Number(read('day'))} ${monthName(Number(read('month')))} ${read('year')}, ${read('hour')}:${read('minute')}`
}

/** "12 s ago", "4 min ago", "2 days ago", "in 3 h". */
export function formatAgo(at: Date, now: Date): string {
  const seconds = Math.round((now.getTime() - at.getTime()) / 1000)
  const span = formatRoughly(Math.abs(seconds))
  return seconds < 0 ? `in ${span}` : `${span} ago`
}

function formatRoughly(seconds: number): string {
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`
  const days = Math.floor(seconds / 86_400)
  return days === 1 ? '1 day' : `${days} days`
}
