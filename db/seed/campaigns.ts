import type { Channel } from '@/lib/channels/inbound-event'
import { calendarDays } from './ads'

/** A message that the business sends first, to persons it already knows. */
export interface Campaign {
  id: string
  name: string
  channel: Channel
  /** Days of the calendar, or every day. */
  on: number[] | 'daily'
  /** Local hour at which it starts to go out. */
  hour: number
  sends: number
  /** Share of those reached who answer. */
  answered: number
  /** The step of the bot that an answer leads to. */
  entry: string
  quality: number
}

export function isSent(campaign: Campaign, day: number): boolean {
  return campaign.on === 'daily' || campaign.on.includes(day % calendarDays)
}
