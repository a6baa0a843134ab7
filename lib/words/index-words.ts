import { randomUUID } from 'node:crypto'
import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { listWords } from './list-words'
import { lockWords } from './lock-words'
import { toMoment } from './moment'
import { wordKey } from './word-key'

type Sql = WorkspaceTransaction['sql']

/** Messages that one transaction takes. */
const atOnce = 10_000
/** Fewer wait for an hour, so that a word has few rows: until then the search reads the messages themselves. */
const manyDue = 2_000
const hour = 3_600

export interface IndexingTime {
  /** Milliseconds. */
  now: number
  signal?: AbortSignal
}

/** Takes the words of messages that are due into the index. Answers of how many messages. */
export async function indexWords(scope: Scope, { now, signal }: IndexingTime): Promise<number> {
  let indexed = 0
  for (;;) {
    const taken = await inWorkspace(scope, ({ sql }) => indexDue(sql, scope, now), { pool: 'worker' })
    indexed += taken
    if (taken === 0 || signal?.aborted) return indexed
  }
}

async function indexDue(sql: Sql, scope: Scope, now: number): Promise<number> {
  await lockWords(sql, scope)
  const moments = await takeDue(sql, scope, now)
  if (moments.length === 0) return 0
  const postings = new Map<string, Posting>()
  const keys = new Map<string, string>()
  for (const { at, body } of await readBodies(sql, scope, moments)) {
    const { hour, moment } = toMoment(at)
    for (const word of new Set(listWords(body))) {
      const key = keys.get(word) ?? wordKey(scope, word)
      keys.set(word, key)
      const place = `${key} ${hour}`
      const posting = postings.get(place) ?? { word: key, hour, moments: new Set() }
      posting.moments.add(moment)
      postings.set(place, posting)
    }
  }
  await insertPostings(sql, scope, [...postings.values()])
  return moments.length
}

async function takeDue(sql: Sql, scope: Scope, now: number): Promise<string[]> {
  const due = await sql<{ moments: string[] }[]>`
    with waiting as (
      select id, noted_at, cardinality(moments) as messages
      from message_words_due
      where workspace_id = ${scope.workspaceId}::uuid
      order by id limit ${atOnce}
    ), summed as (
      select id, sum(messages) over (order by id) as messages_so_far,
        sum(messages) over () as messages, min(noted_at) over () as oldest
      from waiting
    )
    delete from message_words_due due using summed
    where due.workspace_id = ${scope.workspaceId}::uuid and due.id = summed.id
      and summed.messages_so_far <= greatest(${atOnce}, cardinality(due.moments))
      and (summed.messages >= ${manyDue} or summed.oldest <= ${Math.floor(now / 1000) - hour})
    returning due.moments`
  return due.flatMap(({ moments }) => moments)
}

async function readBodies(sql: Sql, scope: Scope, moments: string[]) {
  return sql<{ at: number; body: string }[]>`
    select given.at::float8 as at, e.body
    from (select distinct at from unnest(${moments}::bigint[]) as m(at)) given
    cross join lateral (
      select body from events
      where workspace_id = ${scope.workspaceId}::uuid and body is not null and type = 'message'
        and at >= to_timestamp(given.at / 1000.0) and at < to_timestamp((given.at + 1) / 1000.0)
      offset 0
    ) e`
}

interface Posting {
  word: string
  hour: number
  moments: Set<number>
}

async function insertPostings(sql: Sql, scope: Scope, postings: Posting[]): Promise<void> {
  if (postings.length === 0) return
  const rows = postings
    .sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : a.hour - b.hour))
    .map(({ word, hour, moments }) => ({ word, hour, moments: `{${[...moments].sort((a, b) => a - b)}}` }))
  await sql`
    insert into message_words (workspace_id, word, hour, part, moments)
    select ${scope.workspaceId}::uuid, word, hour, ${randomUUID()}::uuid, moments::int[]
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (word bigint, hour int, moments text)
    on conflict do nothing`
}
