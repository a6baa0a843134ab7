import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { mergeBranches } from './merge-branches'
import { chooseBranches, toCondition, toConversationCondition } from './message-branches'
import type { MessageFilter } from './message-filter'
import { findMessageQuestion, type MessageQuestion } from './message-question'
import { orTooMuch } from './or-too-much'
import { type FoundMessage, searchMessages } from './read-messages'

type Sql = WorkspaceTransaction['sql']

/** What the messages of a filter are of. In the view of conversations only messages of those that began in the period. */
export interface MessageTotals {
  messages: number
  conversations: number
  users: number
  conversationsFromAds: number
  /** Else there are at least so many, all of them counted over the first `atMost` messages. */
  isExact: boolean
}

const nothing: MessageTotals = {
  messages: 0,
  conversations: 0,
  users: 0,
  conversationsFromAds: 0,
  isExact: true,
}

/** Counts up to so many messages; more take longer than a page may. */
const usuallyAtMost = 50_000
const searchedFor = 1_500
const searchedAtOnce = 1_000

export function getMessageTotals(
  scope: Scope,
  filter: MessageFilter,
  { atMost = usuallyAtMost }: { atMost?: number } = {},
): Promise<MessageTotals> {
  const counted = inWorkspace(scope, async ({ sql }) => {
    const question = await findMessageQuestion(sql, scope, filter)
    if (!question) return nothing
    return question.search === null
      ? countStored(sql, scope, question, atMost)
      : countFound(sql, scope, question, atMost)
  })
  return orTooMuch(counted)
}

/** How many rows the filter's view holds over all its pages, for work that may take a while. */
export async function countMessages(
  scope: Scope,
  filter: MessageFilter,
  { atMost = usuallyAtMost }: { atMost?: number } = {},
): Promise<{ count: number; isExact: boolean }> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      // It takes one processor and leaves the others to ingest and pages.
      await sql`set local max_parallel_workers_per_gather = 0`
      const question = await findMessageQuestion(sql, scope, filter)
      if (!question) return { count: 0, isExact: true }
      if (question.search === null) return countAlone(sql, scope, question, atMost)
      const { messages, conversations, isExact } = await countFound(sql, scope, question, atMost)
      return { count: filter.view === 'messages' ? messages : conversations, isExact }
    },
    { pool: 'worker' },
  )
}

/** Nothing but how many: over so much that reading it whole may be quicker than from the ends of its branches. */
async function countAlone(sql: Sql, scope: Scope, question: MessageQuestion, atMost: number) {
  const { bounds, connectionIds, filter } = question
  const messages = sql`
    select conversation_id from events
    where workspace_id = ${scope.workspaceId}::uuid and type = 'message'
      and at >= ${bounds.start}::timestamptz and at < ${bounds.end}::timestamptz
      ${connectionIds ? sql`and connection_id = any(${connectionIds}::uuid[])` : sql``}
      and ${toCondition(sql, question)}`
  const conversations = sql`
    select from conversations
    where workspace_id = ${scope.workspaceId}::uuid and ${toConversationCondition(sql, question)}
      and id in (${messages})`
  const [counted] = await sql<{ rows: number }[]>`
    select count(*)::int as rows from (
      ${filter.view === 'messages' ? messages : conversations} limit ${atMost + 1}
    ) e`
  const rows = counted?.rows ?? 0
  return { count: Math.min(rows, atMost), isExact: rows <= atMost }
}

async function countStored(
  sql: Sql,
  scope: Scope,
  question: MessageQuestion,
  atMost: number,
): Promise<MessageTotals> {
  const { bounds, filter } = question
  const range = { bounds, cursor: null, order: 'any' as const, limit: atMost + 1 }
  const found = mergeBranches(sql, scope, question, range, chooseBranches(sql, question))
  const [counted] = await sql<(Omit<MessageTotals, 'isExact'> & { read: number })[]>`
    select coalesce(sum(e.messages), 0)::int as read,
      coalesce(sum(e.messages) filter (where ${isShown(sql, filter)}), 0)::int as messages,
      count(distinct e.conversation_id) filter (where ${isShown(sql, filter)})::int as conversations,
      count(distinct e.person_id) filter (where ${isShown(sql, filter)})::int as users,
      count(distinct e.conversation_id) filter (where e.source = 'ads' and ${isShown(sql, filter)})::int
        as "conversationsFromAds"
    from (
      select conversation_id, person_id, source, count(*) as messages from (${found}) e
      group by conversation_id, person_id, source
    ) e
    ${filter.view === 'conversations' ? joinBegun(sql, scope, question) : sql``}`
  if (!counted) return nothing
  const { read, ...totals } = counted
  return { ...totals, messages: Math.min(totals.messages, atMost), isExact: read <= atMost }
}

function joinBegun(sql: Sql, scope: Scope, { bounds }: MessageQuestion) {
  return sql`
    left join conversations c on c.workspace_id = ${scope.workspaceId}::uuid and c.id = e.conversation_id
      and c.started_at >= ${bounds.start}::timestamptz`
}

function isShown(sql: Sql, { view }: MessageFilter) {
  return view === 'messages' ? sql`true` : sql`c.id is not null`
}

/** A search compares with the texts themselves, so it counts as far as it comes in a moment. */
async function countFound(
  sql: Sql,
  scope: Scope,
  question: MessageQuestion,
  atMost: number,
): Promise<MessageTotals> {
  const { bounds, filter } = question
  const range = { bounds, cursor: null, order: 'descending' as const, limit: searchedAtOnce }
  const until = performance.now() + searchedFor
  const found: FoundMessage[] = []
  let isExact = true
  for await (const batch of searchMessages(sql, scope, question, range)) {
    found.push(...batch)
    isExact = found.length <= atMost && performance.now() <= until
    if (!isExact) break
  }
  const shown = filter.view === 'messages' ? found : await keepBegun(sql, scope, question, found)
  const ofConversations = shown.filter(({ conversationId }) => conversationId !== null)
  return {
    messages: Math.min(shown.length, atMost),
    conversations: distinct(ofConversations, 'conversationId'),
    users: distinct(shown, 'personId'),
    conversationsFromAds: distinct(
      ofConversations.filter(({ source }) => source === 'ads'),
      'conversationId',
    ),
    isExact,
  }
}

function distinct(messages: FoundMessage[], key: 'conversationId' | 'personId'): number {
  return new Set(messages.map((message) => message[key])).size
}

/** Messages of conversations that began in the period. */
async function keepBegun(
  sql: Sql,
  scope: Scope,
  { bounds }: MessageQuestion,
  found: FoundMessage[],
): Promise<FoundMessage[]> {
  const ids = [...new Set(found.flatMap(({ conversationId }) => conversationId ?? []))]
  const begun = await sql<{ id: string }[]>`
    select id from conversations
    where workspace_id = ${scope.workspaceId}::uuid and id = any(${ids}::uuid[])
      and started_at >= ${bounds.start}::timestamptz`
  const shown = new Set(begun.map(({ id }) => id))
  return found.filter(({ conversationId }) => conversationId !== null && shown.has(conversationId))
}
