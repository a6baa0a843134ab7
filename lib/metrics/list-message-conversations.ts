import {
  inWorkspace,
  type Statement,
  type TransactionOptions,
  type WorkspaceTransaction,
} from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { findMatchingConversations, listMatching } from './find-matching-conversations'
import type { KeysetCursor } from './keyset-cursor'
import {
  type KeysetInput,
  type KeysetPage,
  type KeysetPlace,
  toKeysetPage,
  toKeysetPlace,
} from './keyset-page'
import type { MessageSort } from './list-messages'
import { toConversationCondition } from './message-branches'
import {
  type MessageConversation,
  type StoredMessageConversation,
  toMessageConversation,
} from './message-conversation'
import type { MessageFilter } from './message-filter'
import { findMessageQuestion, type MessageQuestion } from './message-question'
import { orTooMuch } from './or-too-much'

type Sql = WorkspaceTransaction['sql']

export interface MessageConversationsInput extends KeysetInput {
  filter: MessageFilter
  /** By when they began; newest first unless given. */
  sort?: MessageSort
}

/**
 * A page of the conversations that began in a period and have a message in it that matches the filter.
 */
export function listMessageConversations(
  scope: Scope,
  input: MessageConversationsInput,
): Promise<KeysetPage<MessageConversation>> {
  return orTooMuch(readMessageConversations(scope, input))
}

/** As `listMessageConversations`, for files: on another pool, and more of them at once. */
export async function readMessageConversations(
  scope: Scope,
  input: MessageConversationsInput,
  { limit, ...options }: TransactionOptions & { limit?: number } = {},
): Promise<KeysetPage<MessageConversation>> {
  const given = toKeysetPlace(input)
  const place = { ...given, limit: limit ?? given.limit }
  const isAscending = (input.sort === 'oldest') !== place.isBackwards
  const read = await inWorkspace(
    scope,
    async ({ sql }) => {
      const question = await findMessageQuestion(sql, scope, input.filter)
      return question ? readMatching(sql, scope, question, { place, isAscending }) : []
    },
    options,
  )
  const page = toKeysetPage(read, place, ({ createdAt, id }) => ({ at: createdAt, id }))
  return { ...page, rows: page.rows.map((row) => toMessageConversation(scope, row)) }
}

interface Paging {
  place: KeysetPlace
  isAscending: boolean
}

/**
 * Where few messages match, their conversations are known beforehand; where many do, the next conversations are
 * looked at one after the other, as most of them will do.
 */
async function readMatching(
  sql: Sql,
  scope: Scope,
  question: MessageQuestion,
  { place, isAscending }: Paging,
): Promise<StoredMessageConversation[]> {
  const wanted = place.limit + 1
  const matching = await findMatchingConversations(sql, scope, question)
  if (matching !== 'many') {
    return readPage(sql, scope, question, {
      among: matching,
      cursor: place.cursor,
      isAscending,
      limit: wanted,
    })
  }
  const found: StoredMessageConversation[] = []
  let { cursor } = place
  for (;;) {
    const next = await readPage(sql, scope, question, {
      among: 'all',
      cursor,
      isAscending,
      limit: wanted * 2,
    })
    const ids = await listMatching(
      sql,
      scope,
      question,
      next.map(({ id }) => id),
    )
    found.push(...next.filter(({ id }) => ids.has(id)))
    const last = next.at(-1)
    if (found.length >= wanted || next.length < wanted * 2 || !last) return found.slice(0, wanted)
    cursor = { at: last.createdAt, id: last.id }
  }
}

interface Page {
  among: string[] | 'all'
  cursor: KeysetCursor | null
  isAscending: boolean
  limit: number
}

async function readPage(sql: Sql, scope: Scope, question: MessageQuestion, page: Page) {
  const { isAscending } = page
  const order = isAscending ? sql`page.started_at, page.id` : sql`page.started_at desc, page.id desc`
  return sql<StoredMessageConversation[]>`
    select page.id, page.platform_conversation_id as "platformId", page.started_at as "createdAt",
      persons.name as "personName", page.channel, page.source, coalesce(nodes.name, nodes.node_id) as "lastNode",
      page.user_messages as "userMessages", page.bot_messages as "botMessages",
      page.agent_messages as "agentMessages", counted.others as "otherMessages", counted.broken as "brokenMessages",
      opening.kind as "referralKind", opening.reference_id as "referralId"
    from (
      select *, path[cardinality(path)] as last_node from conversations
      where workspace_id = ${scope.workspaceId}::uuid and ${toCondition(sql, question, page)}
      order by ${isAscending ? sql`started_at, id` : sql`started_at desc, id desc`}
      limit ${page.limit}
    ) page
    left join persons on persons.workspace_id = ${scope.workspaceId}::uuid and persons.id = page.person_id
    left join nodes on nodes.workspace_id = ${scope.workspaceId}::uuid and nodes.number = page.last_node
    left join lateral (
      select kind, reference_id from touches
      where workspace_id = ${scope.workspaceId}::uuid and conversation_id = page.id and opening
        and kind in ('ad', 'post')
      limit 1
    ) opening on true
    cross join lateral (
      select count(*) filter (where sender = 'system')::int as others, count(*) filter (where broken)::int as broken
      from events
      where workspace_id = ${scope.workspaceId}::uuid and conversation_id = page.id and type = 'message'
    ) counted
    order by ${order}`
}

function toCondition(sql: Sql, question: MessageQuestion, { among, cursor, isAscending }: Page): Statement {
  const beyond = isAscending ? sql`>` : sql`<`
  return sql`
    ${toConversationCondition(sql, question)}
    ${among === 'all' ? sql`` : sql`and id = any(${among}::uuid[])`}
    ${cursor ? sql`and (started_at, id) ${beyond} (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``}`
}
