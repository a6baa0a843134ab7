import { addDays } from '@/lib/period/day'
import { dayInZone } from '@/lib/time/day-in-zone'
import { knownZone } from '@/lib/time/known-zone'

const firstDays = 90

/** The first day that is fetched of an account chosen now (milliseconds): ninety whole days, and today. */
export function firstDayOf(timeZone: string, now: number): string {
  return addDays(dayInZone(now, knownZone(timeZone)), -firstDays)
}
