/** ISO days, both ends included. */
export type Period = { from: string; to: string }

export type PeriodPreset = Period & {
  key: string
  label: string
  href: string
  /** The key that chooses it: d, w, m, q. */
  shortcut?: string
}

export const longestPeriod = 400

/** A sentence on what is wrong with a typed range, or nothing. */
export function findPeriodFault(
  from: string,
  to: string,
): { field: 'from' | 'to'; sentence: string } | undefined {
  if (!isDay(from)) return { field: 'from', sentence: 'Choose the first day.' }
  if (!isDay(to)) return { field: 'to', sentence: 'Choose the last day.' }
  if (from > to) return { field: 'to', sentence: 'The last day is before the first.' }
  if (countDays(from, to) > longestPeriod) {
    return { field: 'to', sentence: `At most ${longestPeriod} days; this is ${countDays(from, to)}.` }
  }
  return undefined
}

function isDay(iso: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(iso))
}

function countDays(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
}
