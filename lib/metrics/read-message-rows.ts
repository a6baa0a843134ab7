import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Bounds } from '@/lib/period/day-bounds'
import { readMessageConversations } from './list-message-conversations'
import type { MessageRow } from './message-columns'
import { toConversationCells } from './message-conversation'
import type { MessageCursor } from './message-cursor'
import { type StoredMessage, toMessageEntry, toMessageRow } from './message-entry'
import type { MessageFilter } from './message-filter'
import { findMessageQuestion, type MessageQuestion } from './message-question'
import { readMessages } from './read-messages'
import { walkMessages } from './walk-messages'

const searchedAtOnce = 1_000
const conversationsAtOnce = 1_000

/** Every row of a filter in the order of time, batch by batch, masked as the scope's role asks. */
export async function* readMessageRows(
  scope: Scope,
  filter: MessageFilter,
  { signal }: { signal?: AbortSignal } = {},
): AsyncGenerator<MessageRow[]> {
  if (filter.view === 'conversations') return yield* readConversationRows(scope, filter, signal)
  const question = await inWorkspace(scope, ({ sql }) => findMessageQuestion(sql, scope, filter), {
    pool: 'worker',
  })
  if (!question) return
  const batches =
    question.search === null ? walkMessages(scope, question, signal) : readFound(scope, question)
  for await (const batch of batches) {
    signal?.throwIfAborted()
    if (batch.length > 0) yield batch.map((row) => toMessageRow(scope, toMessageEntry(scope, row)))
  }
}

async function* readFound(scope: Scope, question: MessageQuestion): AsyncGenerator<StoredMessage[]> {
  const { bounds } = question
  let cursor: MessageCursor | null = null
  for (;;) {
    const batch: StoredMessage[] = await readNext(scope, question, { bounds, cursor, limit: searchedAtOnce })
    yield batch
    cursor = batch.at(-1) ?? null
    if (batch.length < searchedAtOnce) return
  }
}

function readNext(
  scope: Scope,
  question: MessageQuestion,
  range: { bounds: Bounds; cursor: MessageCursor | null; limit: number },
): Promise<StoredMessage[]> {
  return inWorkspace(
    scope,
    ({ sql }) => readMessages(sql, scope, question, { ...range, order: 'ascending' }),
    {
      pool: 'worker',
    },
  )
}

async function* readConversationRows(
  scope: Scope,
  filter: MessageFilter,
  signal: AbortSignal | undefined,
): AsyncGenerator<MessageRow[]> {
  let after: string | undefined
  do {
    signal?.throwIfAborted()
    const input = { filter, sort: 'oldest' as const, after }
    const { rows, next } = await readMessageConversations(scope, input, {
      pool: 'worker',
      limit: conversationsAtOnce,
    })
    if (rows.length > 0) yield rows.map((row) => toConversationCells(scope, row))
    after = next ?? undefined
  } while (after !== undefined)
}
