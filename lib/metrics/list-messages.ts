import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { type KeysetInput, type KeysetPage, pageOf, placeOf } from './keyset-page'
import { parseMessageCursor, toMessageCursorText } from './message-cursor'
import { type MessageEntry, toMessageEntry } from './message-entry'
import type { MessageFilter } from './message-filter'
import { findMessageQuestion } from './message-question'
import { orTooMuch } from './or-too-much'
import { readMessages } from './read-messages'

export const messageSorts = ['newest', 'oldest'] as const
export type MessageSort = (typeof messageSorts)[number]

export interface MessagesInput extends KeysetInput {
  filter: MessageFilter
  /** By the time at which they were written; newest first unless given. */
  sort?: MessageSort
}

/** A page of the messages that were written in a period. */
export async function listMessages(scope: Scope, input: MessagesInput): Promise<KeysetPage<MessageEntry>> {
  const { filter, sort = 'newest' } = input
  const place = placeOf(input, parseMessageCursor)
  const { cursor, isBackwards, limit } = place
  const read = await orTooMuch(
    inWorkspace(scope, async ({ sql }) => {
      const question = await findMessageQuestion(sql, scope, filter)
      if (!question) return []
      const order = (sort === 'oldest') !== isBackwards ? 'ascending' : 'descending'
      return readMessages(sql, scope, question, {
        bounds: question.bounds,
        cursor,
        order,
        limit: limit + 1,
      })
    }),
  )
  const page = pageOf(read, place, toMessageCursorText)
  return { ...page, rows: page.rows.map((row) => toMessageEntry(scope, row)) }
}
