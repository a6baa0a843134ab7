import { addDays, daysBetween } from './day'
import { endOfMonth, monthBefore, startOfMonth } from './month'
import type { PresetKey } from './presets'

/**
 * What a period is compared with: the one of the same length right before it. Months are compared with the
 * month before: a whole one with a whole one, a month so far with the same days of that month.
 */
export function previousPeriod(period: { from: string; to: string; preset?: PresetKey | null }): {
  from: string
  to: string
} {
  const { from, to, preset } = period
  if (preset === 'last-month') return { from: startOfMonth(from, -1), to: endOfMonth(from, -1) }
  if (preset === 'this-month') return { from: startOfMonth(from, -1), to: monthBefore(to) }
  return { from: addDays(from, -(daysBetween(from, to) + 1)), to: addDays(from, -1) }
}
