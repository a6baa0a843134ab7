import type { Scope } from '@/lib/access/scope'
import { forgetWordsBefore } from '@/lib/words/forget-words-before'
import {
  type SweepChunk,
  type SweepTime,
  type Swept,
  type SweptChunk,
  sweepInChunks,
} from './sweep-in-chunks'

/**
 * Empties what people wrote before an instant (ISO text), and what may tell who they were: the text of every
 * message and its words in the search, the click, link and parameter of every touch, and quarantined events as they came. The rows stay
 * with everything that figures are made of. Rows that ingest holds at the moment are left for the next sweep:
 * the two never wait for each other.
 */
export async function sweepMessages(
  scope: Scope,
  { before, ...time }: { before: string } & SweepTime,
): Promise<Swept> {
  const swept: Swept = { rows: 0, isDone: true }
  for (const emptyChunk of [emptyTexts, emptyTraces, removeQuarantined]) {
    const { rows, isDone } = await sweepInChunks(scope, emptyChunk(scope, before), time)
    swept.rows += rows
    swept.isDone &&= isDone
  }
  await forgetWordsBefore(scope, { before })
  return swept
}

function emptyTexts({ workspaceId }: Scope, before: string): SweepChunk {
  return (sql, { from, limit }) => sql<SweptChunk[]>`
    with chunk as (
      select connection_id, event_id from events
      where workspace_id = ${workspaceId}::uuid and body is not null
        and at >= ${from}::timestamptz and at < ${before}::timestamptz
      order by at limit ${limit} for update skip locked
    ), emptied as (
      update events set body = null from chunk
      where events.workspace_id = ${workspaceId}::uuid and events.connection_id = chunk.connection_id
        and events.event_id = chunk.event_id
      returning events.at
    )
    select count(*)::int as swept, max(at)::text as reached from emptied`
}

/** What the ad itself said stays: it names nobody. */
function emptyTraces({ workspaceId }: Scope, before: string): SweepChunk {
  return (sql, { from, limit }) => sql<SweptChunk[]>`
    with chunk as (
      select connection_id, event_id from touches
      where workspace_id = ${workspaceId}::uuid and (click_id is not null or url is not null or ref is not null)
        and at >= ${from}::timestamptz and at < ${before}::timestamptz
      order by at limit ${limit} for update skip locked
    ), emptied as (
      update touches set click_id = null, url = null, ref = null from chunk
      where touches.workspace_id = ${workspaceId}::uuid and touches.connection_id = chunk.connection_id
        and touches.event_id = chunk.event_id
      returning touches.at
    )
    select count(*)::int as swept, max(at)::text as reached from emptied`
}

/** They are nothing but text, and what they hold has no time that could be trusted. */
function removeQuarantined({ workspaceId }: Scope, before: string): SweepChunk {
  return (sql, { from, limit }) => sql<SweptChunk[]>`
    with chunk as (
      select id from quarantined_events
      where workspace_id = ${workspaceId}::uuid
        and received_at >= ${from}::timestamptz and received_at < ${before}::timestamptz
      order by received_at limit ${limit} for update skip locked
    ), removed as (
      delete from quarantined_events using chunk
      where quarantined_events.workspace_id = ${workspaceId}::uuid and quarantined_events.id = chunk.id
      returning received_at
    )
    select count(*)::int as swept, max(received_at)::text as reached from removed`
}
