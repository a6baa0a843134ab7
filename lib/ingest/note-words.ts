import { randomUUID } from 'node:crypto'
import type { Statement } from '@/db/workspace'
import { changeKinds } from '@/lib/channels/inbound-event'
import { asRecords, type Batch } from './batch'

/** Notes messages whose words the search does not know yet: new ones, and those that were edited. */
export function noteWords(batch: Batch): Statement[] {
  return [...noteFresh(batch), ...noteEdited(batch)]
}

function noteFresh({ scope, sql, fresh }: Batch): Statement[] {
  const written = fresh.filter(({ event: { message } }) => message !== null && message.text !== null)
  const [first] = written
  if (!first) return []
  const moments = [...new Set(written.map(({ event }) => event.at))]
  return [
    sql`
      insert into message_words_due (workspace_id, id, moments, noted_at)
      values (${scope.workspaceId}, ${randomUUID()}, ${`{${moments}}`}::text::bigint[],
        ${Math.floor(first.delivery.receivedAt / 1000)}::int)
      on conflict do nothing`,
  ]
}

function noteEdited({ scope, sql, fresh }: Batch): Statement[] {
  const edits = fresh.filter(
    ({ event: { message } }) => message?.kind === changeKinds.edit && message.replyTo !== null,
  )
  const [first] = edits
  if (!first) return []
  const edited = edits.map(({ delivery, event }) => ({ c: delivery.connectionId, e: event.message?.replyTo }))
  return [
    sql`
      insert into message_words_due (workspace_id, id, moments, noted_at)
      select ${scope.workspaceId}, ${randomUUID()}::uuid,
        array_agg(floor(extract(epoch from e.at) * 1000)::bigint), ${Math.floor(first.delivery.receivedAt / 1000)}::int
      from json_to_recordset(${asRecords(edited)}::text::json) as given (c uuid, e text)
      join events e on e.workspace_id = ${scope.workspaceId} and e.connection_id = given.c and e.event_id = given.e
      having count(*) > 0
      on conflict do nothing`,
  ]
}
