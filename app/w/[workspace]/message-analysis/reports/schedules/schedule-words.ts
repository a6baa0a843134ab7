import type { Tone } from '@/components/ui/tone'
import type { ScheduleOutcome } from '@/lib/reports/schedules/list-schedules'
import type { Rhythm } from '@/lib/reports/schedules/next-time'
import type { ScheduleKind } from '@/lib/reports/schedules/schedule-schema'

/** What schedules are called where people read of them. */
export const kindLabels: Record<ScheduleKind, string> = {
  digest: 'Digest of Click to Haptik',
  messages: 'Messages as a file',
  conversations: 'Conversations as a file',
}

/** Monday first, as the calendar counts them. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** "Every Monday at 08:00". */
export function tellRhythm({ cadence, weekday, hour }: Rhythm): string {
  const day = cadence === 'daily' ? 'day' : (weekdays[(weekday ?? 1) - 1] ?? '')
  return `Every ${day} at ${tellHour(hour)}`
}

export function tellHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

export function tellPeriod({ cadence }: Pick<Rhythm, 'cadence'>): string {
  return cadence === 'daily' ? 'Of the day before' : 'Of the seven days before'
}

export const outcomes: Record<ScheduleOutcome, { word: string; tone: Tone; sentence: string }> = {
  sent: { word: 'Sent', tone: 'good', sentence: 'The last one was mailed' },
  quiet: { word: 'Quiet', tone: 'neutral', sentence: 'Nothing had happened, so nothing was mailed' },
  failed: { word: 'Failed', tone: 'bad', sentence: 'The last one could not be mailed' },
  making: { word: 'Being made', tone: 'neutral', sentence: 'The last one is under way' },
  cancelled: { word: 'Cancelled', tone: 'neutral', sentence: 'You cancelled the last one' },
}
