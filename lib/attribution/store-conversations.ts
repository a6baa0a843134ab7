import type { ReservedSql } from 'postgres'
import type { Statement } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { dayInZone } from '@/lib/time/day-in-zone'
import type { Derivation, DerivedConversation } from './derive-conversations'
import type { AffectedPerson } from './load-timelines'
import { isSamePlace, type MessagePlace } from './place-messages'

export interface Change {
  person: AffectedPerson
  derivation: Derivation
}

/** Replaces the stored conversations by the derived ones and moves stored events and touches to their places. */
export function storeConversations(scope: Scope, sql: ReservedSql, changes: Change[]): Statement[] {
  return [
    ...deleteVanished(scope, sql, changes),
    ...upsertConversations(scope, sql, changes),
    ...moveEvents(scope, sql, changes),
    ...placeAgain(scope, sql, changes),
    ...forgetReceipts(scope, sql, changes),
    ...moveTouches(scope, sql, changes),
  ]
}

function deleteVanished(scope: Scope, sql: ReservedSql, changes: Change[]): Statement[] {
  const derived = new Set(changes.flatMap(({ derivation }) => derivation.conversations.map(({ id }) => id)))
  const vanished = changes.flatMap(({ person }) =>
    person.stored.map(({ id }) => id).filter((id) => !derived.has(id)),
  )
  if (vanished.length === 0) return []
  const statement = sql`
    delete from conversations
    where workspace_id = ${scope.workspaceId} and id = any(${vanished}::uuid[])`
  return [statement]
}

function upsertConversations(scope: Scope, sql: ReservedSql, changes: Change[]): Statement[] {
  const rows = changes.flatMap(({ derivation }) =>
    derivation.conversations.map((row) => toRecord(scope, row)),
  )
  if (rows.length === 0) return []
  const statement = sql`
    insert into conversations (
      workspace_id, id, person_id, connection_id, channel, platform_conversation_id, started_at, start_day, last_at,
      closed_at, source, source_reason, source_event_id, source_connection_id, ad_id, platform, path, path_seconds,
      user_messages, bot_messages, agent_messages)
    select ${scope.workspaceId}, id, "personId", "connectionId", channel, "platformConversationId",
      to_timestamp("startedAt" / 1000), "startDay", to_timestamp("lastAt" / 1000), to_timestamp("closedAt" / 1000),
      source, "sourceReason", "sourceEventId", "sourceConnectionId", "adId", platform,
      path::int[], "pathSeconds"::int[], "userMessages", "botMessages", "agentMessages"
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (
      id uuid, "personId" uuid, "connectionId" uuid, channel text, "platformConversationId" text, "startedAt" float8,
      "startDay" date, "lastAt" float8, "closedAt" float8, source text, "sourceReason" text, "sourceEventId" text,
      "sourceConnectionId" uuid, "adId" text, platform text, path text, "pathSeconds" text, "userMessages" int,
      "botMessages" int, "agentMessages" int)
    on conflict (workspace_id, id) do update set
      connection_id = excluded.connection_id, started_at = excluded.started_at, start_day = excluded.start_day,
      last_at = excluded.last_at, closed_at = excluded.closed_at, source = excluded.source,
      source_reason = excluded.source_reason, source_event_id = excluded.source_event_id,
      source_connection_id = excluded.source_connection_id, ad_id = excluded.ad_id, platform = excluded.platform,
      path = excluded.path, path_seconds = excluded.path_seconds, user_messages = excluded.user_messages,
      bot_messages = excluded.bot_messages, agent_messages = excluded.agent_messages`
  return [statement]
}

function toRecord(scope: Scope, row: DerivedConversation) {
  return {
    ...row,
    startDay: dayInZone(row.startedAt, scope.timeZone),
    path: `{${row.path.join(',')}}`,
    pathSeconds: `{${row.pathSeconds.join(',')}}`,
  }
}

function moveEvents(scope: Scope, sql: ReservedSql, changes: Change[]): Statement[] {
  const moved = changes.flatMap(({ person, derivation }) =>
    [...person.storedPlaces].flatMap(([key, before]) => {
      const after = derivation.conversationOfEvent.get(key) ?? null
      const type = derivation.types.get(key)
      const stays = after === before && type === person.storedTypes.get(key)
      return stays ? [] : { ...toKey(key), conversation_id: after, type }
    }),
  )
  if (moved.length === 0) return []
  const statement = sql`
    update events e set conversation_id = given.conversation_id, type = coalesce(given.type, e.type)
    from json_to_recordset(${JSON.stringify(moved)}::text::json)
      as given (connection_id uuid, event_id text, conversation_id uuid, type text)
    where e.workspace_id = ${scope.workspaceId} and e.event_id = any(${moved.map((one) => one.event_id)}::text[])
      and e.connection_id = given.connection_id and e.event_id = given.event_id`
  return [statement]
}

/** Messages that lists now have to find elsewhere: their conversation's source changed, or a node came late. */
function placeAgain(scope: Scope, sql: ReservedSql, changes: Change[]): Statement[] {
  const moved = changes.flatMap(({ person, derivation }) =>
    [...person.storedPlaces.keys()].flatMap((key) => {
      const after = derivation.messages.get(key) ?? null
      return isSamePlace(after, person.storedMessages.get(key) ?? null)
        ? []
        : { ...toKey(key), ...(after ?? noPlace) }
    }),
  )
  if (moved.length === 0) return []
  const statement = sql`
    update events e set source = given.source, ad_id = given."adId", last_node = given."lastNode",
      referral_kind = given."referralKind", referral_id = given."referralId"
    from json_to_recordset(${JSON.stringify(moved)}::text::json) as given (
      connection_id uuid, event_id text, source text, "adId" text, "lastNode" int, "referralKind" text,
      "referralId" text)
    where e.workspace_id = ${scope.workspaceId} and e.event_id = any(${moved.map((one) => one.event_id)}::text[])
      and e.connection_id = given.connection_id and e.event_id = given.event_id`
  return [statement]
}

const noPlace: Record<keyof MessagePlace, null> = {
  source: null,
  adId: null,
  lastNode: null,
  referralKind: null,
  referralId: null,
}

/** A receipt that turns out to be an answer's is let go, as it is when the person's message comes first. */
function forgetReceipts(scope: Scope, sql: ReservedSql, changes: Change[]): Statement[] {
  const forgotten = changes.flatMap(({ person, derivation }) =>
    [...derivation.untold].filter((key) => person.storedPlaces.has(key)).map(toKey),
  )
  if (forgotten.length === 0) return []
  const statement = sql`
    delete from events e
    using json_to_recordset(${JSON.stringify(forgotten)}::text::json) as given (connection_id uuid, event_id text)
    where e.workspace_id = ${scope.workspaceId} and e.event_id = any(${forgotten.map((one) => one.event_id)}::text[])
      and e.connection_id = given.connection_id and e.event_id = given.event_id`
  return [statement]
}

function moveTouches(scope: Scope, sql: ReservedSql, changes: Change[]): Statement[] {
  const moved = changes.flatMap(({ person, derivation }) =>
    [...person.storedTouches].flatMap(([key, before]) => {
      const place = derivation.touches.get(key)
      const after = { conversationId: place?.conversationId ?? null, opening: place?.opening ?? false }
      const stays = after.conversationId === before.conversationId && after.opening === before.opening
      return stays ? [] : { ...toKey(key), conversation_id: after.conversationId, opening: after.opening }
    }),
  )
  if (moved.length === 0) return []
  const statement = sql`
    update touches t set conversation_id = given.conversation_id, opening = given.opening
    from json_to_recordset(${JSON.stringify(moved)}::text::json)
      as given (connection_id uuid, event_id text, conversation_id uuid, opening boolean)
    where t.workspace_id = ${scope.workspaceId} and t.event_id = any(${moved.map((one) => one.event_id)}::text[])
      and t.connection_id = given.connection_id and t.event_id = given.event_id`
  return [statement]
}

/** A connection id is 36 characters; the rest of a key, after the blank, is the event's own id. */
function toKey(key: string): { connection_id: string; event_id: string } {
  return { connection_id: key.slice(0, 36), event_id: key.slice(37) }
}
