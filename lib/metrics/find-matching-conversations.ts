import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { mergeBranches } from './merge-branches'
import { chooseBranches } from './message-branches'
import type { MessageQuestion } from './message-question'
import { searchMessages } from './read-messages'

type Sql = WorkspaceTransaction['sql']

/** Beyond so many messages their conversations are not listed beforehand. */
const few = 5_000
const searchedFor = 1_500

/**
 * The conversations of the messages that match, or that there are many. Also `many` where the filter asks for
 * nothing but what conversations have themselves.
 */
export async function findMatchingConversations(
  sql: Sql,
  scope: Scope,
  question: MessageQuestion,
): Promise<string[] | 'many'> {
  if (!asksForMessages(question)) return 'many'
  if (question.search !== null) return findBySearch(sql, scope, question)
  const range = { bounds: question.bounds, cursor: null, order: 'any' as const, limit: few + 1 }
  const found = mergeBranches(sql, scope, question, range, chooseBranches(sql, question))
  const rows = await sql<{ id: string | null; messages: number }[]>`
    select conversation_id as id, count(*)::int as messages from (${found}) e group by conversation_id`
  const messages = rows.reduce((sum, row) => sum + row.messages, 0)
  return messages > few ? 'many' : rows.flatMap(({ id }) => id ?? [])
}

/** Which of these conversations have a message in the period that matches. */
export async function listMatching(
  sql: Sql,
  scope: Scope,
  question: MessageQuestion,
  conversationIds: string[],
): Promise<Set<string>> {
  if (conversationIds.length === 0) return new Set()
  const asked = { ...question, conversationIds, connectionIds: null }
  const range = { bounds: question.bounds, cursor: null, order: 'descending' as const, limit: few }
  if (question.search !== null) {
    const found = new Set<string>()
    for await (const batch of searchMessages(sql, scope, asked, range))
      for (const { conversationId } of batch) if (conversationId !== null) found.add(conversationId)
    return found
  }
  const unordered = { ...range, order: 'any' as const, limit: null }
  const rows = await sql<{ id: string }[]>`
    select distinct conversation_id as id
    from (${mergeBranches(sql, scope, asked, unordered, chooseBranches(sql, asked))}) e`
  return new Set(rows.map(({ id }) => id))
}

function asksForMessages({ filter, search, nodeNumbers }: MessageQuestion): boolean {
  const { by, message, referral, broken, confidence } = filter
  return [
    by,
    message,
    referral,
    broken || undefined,
    confidence,
    search ?? undefined,
    nodeNumbers ?? undefined,
  ].some((asked) => asked !== undefined)
}

async function findBySearch(sql: Sql, scope: Scope, question: MessageQuestion): Promise<string[] | 'many'> {
  const range = { bounds: question.bounds, cursor: null, order: 'descending' as const, limit: few }
  const until = performance.now() + searchedFor
  const found = new Set<string>()
  let messages = 0
  for await (const batch of searchMessages(sql, scope, question, range)) {
    messages += batch.length
    for (const { conversationId } of batch) if (conversationId !== null) found.add(conversationId)
    if (messages > few || performance.now() > until) return 'many'
  }
  return [...found]
}
