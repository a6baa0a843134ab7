import { daysBetween, isDay } from './day'

/** 13 months and a little, so that any month can be seen beside the same month a year before. */
export const longestPeriod = 400

export interface PeriodProblem {
  field: 'from' | 'to'
  sentence: string
}

/** What is wrong with a range of days, both ends included, or null. */
export function findPeriodProblem({ from, to }: { from: string; to: string }): PeriodProblem | null {
  if (!isDay(from)) return { field: 'from', sentence: 'The first day is not a day like 2026-11-22.' }
  if (!isDay(to)) return { field: 'to', sentence: 'The last day is not a day like 2026-11-22.' }
  if (from > to) return { field: 'from', sentence: 'The first day comes after the last day.' }
  if (daysBetween(from, to) + 1 > longestPeriod) {
    return { field: 'from', sentence: `A period is at most ${longestPeriod} days long.` }
  }
  return null
}
