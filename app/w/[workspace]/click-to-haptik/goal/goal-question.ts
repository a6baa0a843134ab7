import type { Channel } from '@/lib/channels/inbound-event'

/** Which conversations the figures of the dialogs are about: those of the page behind. */
export interface GoalQuestion {
  /** ISO days, both included. */
  from: string
  to: string
  channel?: Channel
}
