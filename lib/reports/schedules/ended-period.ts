import { addDays } from '@/lib/period/day'
import type { Rhythm } from './next-time'

/** The whole days that had just ended when `today` began: yesterday, or the seven days to yesterday. */
export function endedPeriod(
  { cadence }: Pick<Rhythm, 'cadence'>,
  today: string,
): { from: string; to: string } {
  const to = addDays(today, -1)
  return { from: cadence === 'daily' ? to : addDays(to, -6), to }
}
