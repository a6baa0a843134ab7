import type { Statement, WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Bounds } from '@/lib/period/day-bounds'
import { toMoment } from '@/lib/words/moment'
import { wordKey } from '@/lib/words/word-key'
import { describeMessages } from './describe-messages'
import { listMoments } from './list-moments'
import { type MergedRange, mergeBranches, orderBy } from './merge-branches'
import { type Branch, branchOfMoments, chooseBranches } from './message-branches'
import type { MessageCursor } from './message-cursor'
import type { StoredMessage } from './message-entry'
import type { MessageQuestion } from './message-question'
import { listNeededWords, matchesSearch } from './parse-search'
import type { Source } from './sources'
import { visibleBody } from './visible-body'

type Sql = WorkspaceTransaction['sql']

export interface MessageRange {
  /** Within the question's period. */
  bounds: Bounds
  /** Where to go on; null to begin at the end that comes first. */
  cursor: MessageCursor | null
  order: 'ascending' | 'descending'
  limit: number
}

/** The next messages that match, in the order of their time, as many as the limit where there are so many. */
export async function readMessages(
  sql: Sql,
  scope: Scope,
  question: MessageQuestion,
  range: MessageRange,
): Promise<StoredMessage[]> {
  if (question.search === null) {
    const rows = mergeBranches(sql, scope, question, range, chooseBranches(sql, question))
    return describeMessages(sql, scope, { rows, order: range.order })
  }
  const found: FoundMessage[] = []
  for await (const batch of searchMessages(sql, scope, question, range)) {
    found.push(...batch)
    if (found.length >= range.limit) break
  }
  return describeMessages(sql, scope, {
    rows: rowsOf(sql, scope, found.slice(0, range.limit)),
    order: range.order,
  })
}

/** A message as far as a search has to know it. */
export interface FoundMessage extends MessageCursor {
  body: string
  conversationId: string | null
  personId: string
  source: Source | null
}

/**
 * The messages that match a search, batch by batch, some of them empty. What a reader may not see they cannot
 * search for either: their search goes through what they would be shown.
 */
export async function* searchMessages(
  sql: Sql,
  scope: Scope,
  question: MessageQuestion,
  range: MessageRange,
): AsyncGenerator<FoundMessage[]> {
  const { search } = question
  if (search === null) return
  const words = listNeededWords(search)
  const isNarrow = await leavesFew(sql, scope, question)
  const batches =
    words.length > 0 && !isNarrow
      ? readByWords(sql, scope, question, range, words)
      : readThrough(sql, scope, question, range)
  // Signs are in no index: whoever seeks them learns soon that there is too much to look through.
  if (words.length === 0 && !isNarrow) await sql`set local statement_timeout = 1000`
  for await (const batch of batches) {
    yield batch.filter(({ body }) => matchesSearch(visibleBody(scope, body) ?? '', search))
  }
}

/** So few messages that each can be compared, whatever a word would leave of them. */
const few = 2_000

async function leavesFew(sql: Sql, scope: Scope, question: MessageQuestion): Promise<boolean> {
  const { filter, personIds, conversationIds, connectionIds, bounds } = question
  if ((personIds ?? conversationIds ?? connectionIds) !== null) return true
  const { channel, by, source, ad, nodes, referral, broken, confidence } = filter
  const asked = [channel, by, source, ad, nodes, referral, broken || undefined, confidence]
  if (asked.every((one) => one === undefined)) return false
  const range = { bounds, cursor: null, order: 'any' as const, limit: few + 1 }
  const withoutSearch = { ...question, search: null }
  const found = mergeBranches(sql, scope, withoutSearch, range, chooseBranches(sql, withoutSearch))
  const [counted] = await sql<{ messages: number }[]>`select count(*)::int as messages from (${found}) e`
  return (counted?.messages ?? 0) <= few
}

const mostSearched = 2_000

/** How many are read at once where only their texts tell whether they match: rather more than are wanted. */
function searchedAtOnce({ limit }: MessageRange): number {
  return Math.min(mostSearched, Math.max(100, 2 * limit))
}

async function* readThrough(
  sql: Sql,
  scope: Scope,
  question: MessageQuestion,
  range: MessageRange,
): AsyncGenerator<FoundMessage[]> {
  const branches = chooseBranches(sql, question)
  const limit = searchedAtOnce(range)
  let { cursor } = range
  for (;;) {
    const batch = await readFrom(sql, scope, question, { ...range, cursor, limit }, branches)
    yield batch
    const last = batch.at(-1)
    if (batch.length < limit || !last) return
    cursor = last
  }
}

async function* readByWords(
  sql: Sql,
  scope: Scope,
  question: MessageQuestion,
  range: MessageRange,
  words: string[],
): AsyncGenerator<FoundMessage[]> {
  const { cursor, bounds } = range
  const isAscending = range.order === 'ascending'
  let { from, to } = toMilliseconds(bounds)
  let limit = searchedAtOnce(range)
  let hours: number | undefined
  if (cursor && isAscending) from = Math.max(from, millisecondOf(cursor))
  if (cursor && !isAscending) to = Math.min(to, millisecondOf(cursor))
  const keys = await findTellingWords(sql, scope, { words, before: to })
  for (;;) {
    const found = await listMoments(sql, scope, { keys, from, to, isAscending, limit, hours })
    // More messages than the limit may share these moments, so they are read without one.
    if (found.moments.length > 0) {
      const branches = [branchOfMoments(sql, found.moments)]
      yield await readFrom(sql, scope, question, { ...range, limit: null }, branches)
    }
    if (found.rest === null) return
    if (isAscending) from = found.rest
    else to = found.rest
    hours = found.hours
    // Whoever goes on had too little of it.
    limit = Math.min(mostSearched, limit * 2)
  }
}

const sampledHours = 48
/** A word so many times as common as another leaves about as many messages as the other one alone. */
const muchMoreCommon = 20

/**
 * The keys of those words that leave few messages, as far as the hours before an instant tell. The others need
 * not be looked up: whoever searches compares with the message anyway.
 */
async function findTellingWords(
  sql: Sql,
  scope: Scope,
  { words, before }: { words: string[]; before: number },
): Promise<string[]> {
  const keys = [...new Set(words.map((word) => wordKey(scope, word)))]
  if (keys.length === 1) return keys
  const { hour } = toMoment(before)
  const counted = await sql<{ word: string; messages: number }[]>`
    select word::text, sum(cardinality(moments))::int as messages from message_words
    where workspace_id = ${scope.workspaceId}::uuid and word = any(${keys}::bigint[])
      and hour > ${hour - sampledHours}::int and hour <= ${hour}::int
    group by word`
  const messages = new Map(counted.map((row) => [row.word, row.messages]))
  const fewest = Math.min(...keys.map((key) => messages.get(key) ?? 0))
  return keys.filter((key) => (messages.get(key) ?? 0) <= muchMoreCommon * (fewest + 1))
}

/** Milliseconds, both included, of instants with microseconds. */
function toMilliseconds({ start, end }: Bounds): { from: number; to: number } {
  return { from: Math.floor(Date.parse(start)), to: Math.ceil(Date.parse(end)) }
}

function millisecondOf({ at }: MessageCursor): number {
  return Math.floor(Date.parse(at.replace(' ', 'T').replace('+00', 'Z')))
}

/** The texts that the search goes through. */
async function readFrom(
  sql: Sql,
  scope: Scope,
  question: MessageQuestion,
  range: MergedRange,
  branches: Branch[],
): Promise<FoundMessage[]> {
  return sql<FoundMessage[]>`
    select connection_id as "connectionId", event_id as "eventId", at, body, conversation_id as "conversationId",
      person_id as "personId", source
    from (${mergeBranches(sql, scope, question, range, branches)}) e ${orderBy(sql, range)}`
}

function rowsOf(sql: Sql, scope: Scope, found: FoundMessage[]): Statement {
  const keys = found.map(({ connectionId, eventId }) => ({ c: connectionId, e: eventId }))
  return sql`
    select e.* from json_to_recordset(${JSON.stringify(keys)}::text::json) as given (c uuid, e text)
    cross join lateral (
      select * from events
      where workspace_id = ${scope.workspaceId}::uuid and connection_id = given.c and event_id = given.e limit 1
    ) e`
}
