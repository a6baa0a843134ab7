import type { Statement } from '@/db/workspace'
import { changeKinds } from '@/lib/channels/inbound-event'
import { asRecords, type Batch } from './batch'

/** A person of a batch: what was stored from some instant on, and what is new. */
interface PersonsEvents {
  personId: string
  /** `changes` is the id of the message that an event is a notice about. */
  events: { connectionId: string; eventId: string; changes: string | null }[]
}

/**
 * Brings messages to what the notices about them say: the newest text, or none where they were taken back. In
 * whatever order message and notices came; that it was sent stays, and with it every figure.
 */
export function applyChanges(batch: Batch, timelines: PersonsEvents[]): Statement[] {
  const changed = listChanged(batch, timelines)
  if (changed.length === 0) return []
  return [rewrite(batch, changed), emptyEdits(batch, changed), emptyDeliveries(batch, changed)]
}

interface Changed {
  c: string
  /** The message's id. */
  e: string
  /** The person whose message it is. */
  p: string
}

/** Messages of which they themselves or a notice about them is new. */
function listChanged({ fresh }: Batch, timelines: PersonsEvents[]): Changed[] {
  const isNew = new Set(fresh.map(({ delivery, event }) => `${delivery.connectionId} ${event.id}`))
  const changed = new Map<string, Changed>()
  for (const { personId, events } of timelines)
    for (const { connectionId, eventId, changes } of events) {
      if (changes === null) continue
      const key = `${connectionId} ${changes}`
      if (isNew.has(key) || isNew.has(`${connectionId} ${eventId}`))
        changed.set(key, { c: connectionId, e: changes, p: personId })
    }
  return [...changed.values()]
}

function rewrite({ scope, sql }: Batch, changed: Changed[]): Statement {
  return sql`
    update events e set
      body = case when told.unsent then null else coalesce(told.text, e.body) end,
      flags = nullif(concat_ws(',',
        nullif(array_to_string(array_remove(array_remove(string_to_array(e.flags, ','), 'edited'), 'unsent'), ','), ''),
        case when told.edited then 'edited' end, case when told.unsent then 'unsent' end), '')
    from json_to_recordset(${asRecords(changed)}::text::json) as given (c uuid, e text, p uuid)
    cross join lateral (
      select bool_or(x.kind = ${changeKinds.unsend}) as unsent, bool_or(x.kind = ${changeKinds.edit}) as edited,
        (array_agg(x.body order by x.at desc, x.sequence desc nulls last, x.event_id desc)
          filter (where x.body is not null))[1] as text
      from ${noticesOf({ scope, sql })} x
    ) told
    where e.workspace_id = ${scope.workspaceId} and e.connection_id = given.c and e.event_id = given.e`
}

/** What a message that was taken back had said at some time goes too. */
function emptyEdits({ scope, sql }: Batch, changed: Changed[]): Statement {
  return sql`
    update events e set body = null
    from json_to_recordset(${asRecords(changed)}::text::json) as given (c uuid, e text, p uuid)
    where e.workspace_id = ${scope.workspaceId} and e.connection_id = given.c and e.person_id = given.p
      and e.sender = 'system' and e.kind = ${changeKinds.edit} and e.reply_to = given.e
      and exists (select from ${noticesOf({ scope, sql })} x where x.kind = ${changeKinds.unsend})`
}

/** And so do the raw bodies that brought it. */
function emptyDeliveries({ scope, sql }: Batch, changed: Changed[]): Statement {
  return sql`
    update deliveries d set body = null
    from (
      select distinct e.delivery_id
      from json_to_recordset(${asRecords(changed)}::text::json) as given (c uuid, e text, p uuid)
      join events e on e.workspace_id = ${scope.workspaceId} and e.connection_id = given.c
        and e.person_id = given.p and (e.event_id = given.e or e.reply_to = given.e and e.sender = 'system')
      where exists (select from ${noticesOf({ scope, sql })} x where x.kind = ${changeKinds.unsend})
    ) emptied
    where d.workspace_id = ${scope.workspaceId} and d.id = emptied.delivery_id and d.body is not null`
}

/** The notices about the message `given`: found by its person, as events are not listed by what they answer. */
function noticesOf({ scope, sql }: Pick<Batch, 'scope' | 'sql'>) {
  return sql`(
    select kind, body, at, sequence, event_id from events
    where workspace_id = ${scope.workspaceId} and person_id = given.p and connection_id = given.c
      and sender = 'system' and kind = any(${Object.values(changeKinds)}::text[]) and reply_to = given.e
    offset 0)`
}
