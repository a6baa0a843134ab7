import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { listWords } from './list-words'
import { lockWords } from './lock-words'
import { toMoment } from './moment'
import { wordKey } from './word-key'

type Sql = WorkspaceTransaction['sql']

export interface Written {
  /** Milliseconds. */
  at: number
  body: string
}

/** What a person has written, to be forgotten once it is emptied. Until the caller's transaction ends nothing is indexed. */
export async function readWritten(sql: Sql, scope: Scope, personId: string): Promise<Written[]> {
  await lockWords(sql, scope)
  return sql<Written[]>`
    select (extract(epoch from at) * 1000)::float8 as at, body from events
    where workspace_id = ${scope.workspaceId}::uuid and person_id = ${personId}::uuid and body is not null`
}

/**
 * Takes the words of messages whose texts have just been emptied out of the index, in the caller's transaction.
 * Where another message of the same millisecond is still to be found, its moment stays.
 */
export async function forgetWords(sql: Sql, scope: Scope, written: Written[]): Promise<void> {
  const postings = written.flatMap(({ at, body }) =>
    [...new Set(listWords(body))].map((word) => ({ word: wordKey(scope, word), ...toMoment(at) })),
  )
  if (postings.length === 0) return
  await sql`
    with gone as (
      select word, hour, array_agg(moment) as moments
      from json_to_recordset(${JSON.stringify(postings)}::text::json) as given (word bigint, hour int, moment int)
      where not exists (
        select from events
        where workspace_id = ${scope.workspaceId}::uuid and body is not null
          and at >= to_timestamp(given.hour * 3600.0 + given.moment / 1000.0)
          and at < to_timestamp(given.hour * 3600.0 + (given.moment + 1) / 1000.0))
      group by word, hour
    )
    update message_words w
    set moments = array(select kept from unnest(w.moments) as kept where kept <> all(gone.moments) order by kept)
    from gone
    where w.workspace_id = ${scope.workspaceId}::uuid and w.word = gone.word and w.hour = gone.hour`
  await sql`
    delete from message_words
    where workspace_id = ${scope.workspaceId}::uuid and moments = '{}'
      and word = any(${[...new Set(postings.map(({ word }) => word))]}::bigint[])`
}
