import { z } from 'zod'
import { type MessageFilter, messageFilterSchema } from '@/lib/metrics/message-filter'

export const scheduleKinds = ['digest', 'messages', 'conversations'] as const
export type ScheduleKind = (typeof scheduleKinds)[number]

/** What a schedule keeps of a filter: its period moves, and its view is the schedule's kind. */
export type StoredFilter = Omit<MessageFilter, 'view' | 'from' | 'to'>

const anyDays = { view: 'messages', from: '2026-01-01', to: '2026-01-01' }

const storedFilterSchema = z.looseObject({}).transform((given, context): StoredFilter => {
  const parsed = messageFilterSchema.safeParse({ ...given, ...anyDays })
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message })
    return z.NEVER
  }
  const { view, from, to, ...stored } = parsed.data
  return stored
})

const longestName = 80
const weekdaySentence = 'Choose a day of the week.'

/** What a member orders to be mailed again and again. */
export const scheduleSchema = z
  .object({
    name: z
      .string()
      .transform((name) => name.normalize('NFC').trim())
      .refine((name) => /[\p{L}\p{N}]/u.test(name), 'Give it a name.')
      .refine(
        (name) => name.length <= longestName && !/\p{Cc}/u.test(name),
        `Use at most ${longestName} characters, on one line.`,
      ),
    kind: z.enum(scheduleKinds),
    cadence: z.enum(['daily', 'weekly']),
    /** 1 is Monday, 7 Sunday; left out where it is daily. */
    weekday: z.int().min(1, weekdaySentence).max(7, weekdaySentence).nullable(),
    /** Of the workspace's zone. */
    hour: z.int().min(0).max(23),
    filter: storedFilterSchema,
  })
  .refine(({ cadence, weekday }) => cadence === 'daily' || weekday !== null, {
    path: ['weekday'],
    message: weekdaySentence,
  })
  .transform((schedule) => ({
    ...schedule,
    weekday: schedule.cadence === 'daily' ? null : schedule.weekday,
    filter: schedule.kind === 'digest' ? {} : schedule.filter,
  }))

export type ScheduleDraft = z.infer<typeof scheduleSchema>

/** Reads what is stored of a filter; what an older version stored and nobody knows any more is left out. */
export function parseStoredFilter(stored: unknown): StoredFilter {
  const parsed = storedFilterSchema.safeParse(stored)
  return parsed.success ? parsed.data : {}
}
