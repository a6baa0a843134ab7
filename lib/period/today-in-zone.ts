import { dayInZone } from '@/lib/time/day-in-zone'

/** The day it is in a zone; `now` is in milliseconds. It is the rule by which conversations get their start day. */
export function todayInZone(now: number, timeZone: string): string {
  return dayInZone(now, timeZone)
}
