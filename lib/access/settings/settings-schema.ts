import { z } from 'zod'
import { workspaceSchema } from '../workspace-schema'

const longestMessages = 3_650
const longestDeliveries = 365

const messageDays = `Give 1 to ${longestMessages.toLocaleString('en-GB')} whole days.`
const deliveryDays = `Give 1 to ${longestDeliveries} whole days.`

/** What an admin may change of a workspace. */
export const settingsSchema = z.strictObject({
  name: workspaceSchema.shape.name,
  /** Null keeps what people wrote for ever. */
  messagesKeptDays: z.int(messageDays).min(1, messageDays).max(longestMessages, messageDays).nullable(),
  deliveriesKeptDays: z.int(deliveryDays).min(1, deliveryDays).max(longestDeliveries, deliveryDays),
  reportPasswordsInApp: z.boolean(),
})

export type Settings = z.infer<typeof settingsSchema>

/** Which of the two retentions would become shorter, so that something goes that would have stayed. */
export function findShortened(before: Retention, after: Retention): (keyof Retention)[] {
  const shortened: (keyof Retention)[] = []
  if ((after.messagesKeptDays ?? Infinity) < (before.messagesKeptDays ?? Infinity)) {
    shortened.push('messagesKeptDays')
  }
  if (after.deliveriesKeptDays < before.deliveriesKeptDays) shortened.push('deliveriesKeptDays')
  return shortened
}

export type Retention = Pick<Settings, 'messagesKeptDays' | 'deliveriesKeptDays'>
