import { addDays, daysBetween } from '@/lib/period/day'
import { endOfMonth, startOfMonth } from '@/lib/period/month'

export interface Days {
  from: string
  to: string
}

/** The days right before: whole months before months, else as many days. */
export function stepBack({ from, to }: Days, today: string): Days {
  if (isMonth({ from, to }, today)) return { from: startOfMonth(from, -1), to: endOfMonth(from, -1) }
  return { from: addDays(from, -length({ from, to })), to: addDays(from, -1) }
}

/** The days right after, up to today; null where they have not begun. */
export function stepForward({ from, to }: Days, today: string): Days | null {
  const start = addDays(to, 1)
  if (start > today) return null
  const end = isMonth({ from, to }, today) ? endOfMonth(start) : addDays(to, length({ from, to }))
  return { from: start, to: end < today ? end : today }
}

/** A whole month, or this one so far. */
function isMonth({ from, to }: Days, today: string): boolean {
  if (from !== startOfMonth(from) || from === to) return false
  return to === endOfMonth(from) || (to === today && startOfMonth(today) === from)
}

function length({ from, to }: Days): number {
  return daysBetween(from, to) + 1
}
