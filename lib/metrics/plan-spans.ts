import { addDays, daysBetween } from '@/lib/period/day'

/** Days, both ends included. */
export interface DayRange {
  from: string
  to: string
}

/** What sums up a period: whole weeks, named by their Mondays, more days, and days of these weeks that are too many. */
export interface Spans {
  weeks: string[]
  plus: DayRange[]
  minus: DayRange[]
}

/** Of a week that a period touches with fewer days, the days are read themselves. */
const daysWorthAWeek = 4

/**
 * The spans that sum up to a period with few days among them. A week that is not summed up is read by its days.
 */
export function planSpans({ from, to }: DayRange, isSummed: (week: string) => boolean): Spans {
  const spans: Spans = { weeks: [], plus: [], minus: [] }
  if (from > to) return { ...spans, plus: [{ from, to }] }
  for (let week = mondayOf(from); week <= to; week = addDays(week, 7)) {
    const sunday = addDays(week, 6)
    const within = { from: later(from, week), to: earlier(to, sunday) }
    if (daysBetween(within.from, within.to) + 1 < daysWorthAWeek || !isSummed(week)) {
      addRange(spans.plus, within)
      continue
    }
    spans.weeks.push(week)
    if (within.from > week) spans.minus.push({ from: week, to: addDays(within.from, -1) })
    if (within.to < sunday) spans.minus.push({ from: addDays(within.to, 1), to: sunday })
  }
  return spans
}

/** By which the week of a day is named. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** Ranges that touch one another are one. */
function addRange(ranges: DayRange[], range: DayRange): void {
  const last = ranges.at(-1)
  if (last && daysBetween(last.to, range.from) === 1) last.to = range.to
  else ranges.push({ ...range })
}

function later(a: string, b: string): string {
  return a > b ? a : b
}

function earlier(a: string, b: string): string {
  return a < b ? a : b
}

/** Weeks as ranges of Mondays: those that follow one another are one. */
export function toWeekRanges(weeks: string[]): DayRange[] {
  const ranges: DayRange[] = []
  for (const week of weeks) {
    const last = ranges.at(-1)
    if (last && daysBetween(last.to, week) === 7) last.to = week
    else ranges.push({ from: week, to: week })
  }
  return ranges
}
