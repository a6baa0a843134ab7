import { formatDaysShort } from '@/lib/format/format-day'
import { channelLabels } from '@/lib/metrics/channel-labels'
import type { GoalQuestion } from './goal-question'

/** "24 Oct – 22 Nov" or "24 Oct – 22 Nov, WhatsApp". */
export function nameQuestion({ from, to, channel }: GoalQuestion): string {
  const days = formatDaysShort(from, to)
  return channel ? `${days}, ${channelLabels[channel]}` : days
}
