import type { ReservedSql } from 'postgres'
import type { Scope } from '@/lib/access/scope'
import { changeKinds, type Presumption } from '@/lib/channels/inbound-event'
import type { MessagePlace } from './place-messages'
import { isPersonsMessage, keyOf, type Timeline, type TimelineEvent } from './timeline'

/** A conversation as it stands in the database, as far as a change must know it. */
export interface StoredConversation {
  id: string
  personId: string
  connectionId: string
  platformConversationId: string | null
  startedAt: number
  lastAt: number
  startDay: string
  channel: string
  source: string
  adId: string | null
  platform: string | null
  path: number[]
}

/** One person whose conversations must be derived anew from `since` on. */
export interface AffectedPerson {
  timeline: Timeline
  since: number
  /** The stored conversations that started at `since` or later: the derived ones replace them. */
  stored: StoredConversation[]
  /** Where stored events and touches are now, by key. */
  storedPlaces: Map<string, string | null>
  /** By what stored messages are listed now, by key. */
  storedMessages: Map<string, MessagePlace>
  /** What stored echoes are taken for now, by key. */
  storedTypes: Map<string, TimelineEvent['type']>
  storedTouches: Map<string, { conversationId: string | null; opening: boolean }>
}

export interface NewcomerEvent extends TimelineEvent {
  personId: string
  channel: string
}

const touchKeeps = 24 * 3_600_000

// Below, `offset 0` keeps each person's look-up a look-up by index: on tables that have just grown the planner
// would rather read the workspace whole, once for each person.

/**
 * Loads for each person of the new events what those events can change, and nothing older: everything from
 * the start of the conversation in which the earliest of them falls. The new events are part of the timelines.
 * `conversations` are the stored ones of these persons.
 */
export async function loadTimelines(
  scope: Scope,
  sql: ReservedSql,
  newcomers: NewcomerEvent[],
  conversations: Map<string, StoredConversation[]>,
): Promise<AffectedPerson[]> {
  const byPerson = Map.groupBy(newcomers, (event) => event.personId)
  const affected = [...byPerson].map(([personId, events]) =>
    toAffected(personId, events, conversations.get(personId) ?? []),
  )
  const people = new Map(affected.map((person) => [person.timeline.personId, person]))
  await Promise.all([loadEvents(scope, sql, people), loadTouches(scope, sql, people)])
  attachTouches(people)
  await Promise.all([loadFurtherProactives(scope, sql, people), loadSpokenBefore(scope, sql, people)])
  return affected
}

function toAffected(
  personId: string,
  events: NewcomerEvent[],
  conversations: StoredConversation[],
): AffectedPerson {
  const since = findBeginning(events, conversations)
  return {
    timeline: {
      personId,
      channel: events[0]?.channel ?? '',
      events: events.map((event) => ({ ...event })),
      pendingTouches: [],
      earlierProactives: [],
      spokenBefore: null,
    },
    since,
    stored: conversations.filter(({ startedAt }) => startedAt >= since),
    storedPlaces: new Map(),
    storedMessages: new Map(),
    storedTypes: new Map(),
    storedTouches: new Map(),
  }
}

/**
 * The earliest instant whose conversations a new event can change: the start of the last one before it, or of
 * one that it names. Conversations may overlap where a platform names its own, so the beginning moves back
 * until nothing reaches over it.
 */
function findBeginning(events: NewcomerEvent[], conversations: StoredConversation[]): number {
  const named = new Set(events.flatMap((event) => event.platformConversationId ?? []))
  const earliest = Math.min(...events.map(({ at }) => at))
  const before = conversations
    .filter(({ startedAt }) => startedAt < earliest)
    .map(({ startedAt }) => startedAt)
  const touched = conversations.filter(({ platformConversationId: id }) => id !== null && named.has(id))
  const last = before.length > 0 ? Math.max(...before) : earliest
  let since = Math.min(last, ...touched.map(({ startedAt }) => startedAt))
  for (;;) {
    const reaching = conversations.filter(({ startedAt, lastAt }) => startedAt < since && lastAt >= since)
    if (reaching.length === 0) return since
    since = Math.min(...reaching.map(({ startedAt }) => startedAt))
  }
}

/** Every stored conversation of the persons known by these identifiers, by person. */
export async function loadConversations(
  scope: Scope,
  sql: ReservedSql,
  identifiers: { channel: string; identifier: string }[],
): Promise<Map<string, StoredConversation[]>> {
  const rows = await sql<StoredConversation[]>`
    select c.id, c.person_id as "personId", c.connection_id as "connectionId",
      c.platform_conversation_id as "platformConversationId",
      (extract(epoch from c.started_at) * 1000)::float8 as "startedAt",
      (extract(epoch from c.last_at) * 1000)::float8 as "lastAt",
      c.start_day as "startDay", c.channel, c.source, c.ad_id as "adId", c.platform, c.path
    from (
      select distinct person.person_id
      from json_to_recordset(${JSON.stringify(identifiers)}::text::json) as given (channel text, identifier text)
      cross join lateral (
        select person_id from person_identifiers
        where workspace_id = ${scope.workspaceId} and channel = given.channel and identifier = given.identifier
        limit 1
      ) person
    ) known
    cross join lateral (
      select * from conversations
      where workspace_id = ${scope.workspaceId} and person_id = known.person_id
      offset 0
    ) c`
  return Map.groupBy(rows, (row) => row.personId)
}

interface EventRow extends Omit<TimelineEvent, 'touch'> {
  personId: string
  conversationId: string | null
  /** Null where it is not listed with messages of a conversation. */
  source: MessagePlace['source'] | null
  adId: string | null
  lastNode: number | null
  referralKind: MessagePlace['referralKind']
  referralId: string | null
}

async function loadEvents(
  scope: Scope,
  sql: ReservedSql,
  people: Map<string, AffectedPerson>,
): Promise<void> {
  const proactiveWindow = scope.proactiveWindowHours * 3_600_000
  const rows = await sql<EventRow[]>`
    select e.connection_id as "connectionId", e.event_id as "eventId", given.person_id as "personId",
      e.conversation_id as "conversationId", e.source, e.ad_id as "adId", e.last_node as "lastNode",
      e.referral_kind as "referralKind", e.referral_id as "referralId", (extract(epoch from e.at) * 1000)::float8 as at, e.sequence, e.type,
      e.sender, e.platform_conversation_id as "platformConversationId", e.node_number as "nodeNumber",
      e.reply_to as "replyTo", e.proactive_message_id as "proactiveMessageId", ${presumedOf(sql)} as presumed,
      case when e.sender = 'system' and e.kind = any(${Object.values(changeKinds)}::text[]) then e.reply_to end as changes
    from json_to_recordset(${rangesOf(people)}::text::json) as given (person_id uuid, since float8)
    cross join lateral (
      select * from events
      where workspace_id = ${scope.workspaceId} and person_id = given.person_id
        and at >= to_timestamp((given.since - ${proactiveWindow}::float8) / 1000)
      offset 0
    ) e
    where e.at >= to_timestamp(given.since / 1000) or e.type = 'proactive'`
  for (const { personId, conversationId, source, adId, lastNode, referralKind, referralId, ...row } of rows) {
    const person = people.get(personId)
    if (!person) continue
    const event = { ...row, touch: null }
    if (row.at < person.since) person.timeline.earlierProactives.push(event)
    else {
      person.timeline.events.push(event)
      person.storedPlaces.set(keyOf(row), conversationId)
      if (source !== null) {
        person.storedMessages.set(keyOf(row), { source, adId, lastNode, referralKind, referralId })
      }
      if (row.presumed === 'echo') person.storedTypes.set(keyOf(row), row.type)
    }
  }
}

interface TouchRow {
  connectionId: string
  eventId: string
  personId: string
  conversationId: string | null
  at: number
  sequence: number | null
  kind: 'ad' | 'post' | 'link'
  referenceId: string
  platform: string | null
  opening: boolean
}

async function loadTouches(
  scope: Scope,
  sql: ReservedSql,
  people: Map<string, AffectedPerson>,
): Promise<void> {
  const rows = await sql<TouchRow[]>`
    select t.connection_id as "connectionId", t.event_id as "eventId", given.person_id as "personId",
      t.conversation_id as "conversationId", (extract(epoch from t.at) * 1000)::float8 as at, e.sequence, t.kind,
      t.reference_id as "referenceId", t.platform, t.opening
    from json_to_recordset(${rangesOf(people)}::text::json) as given (person_id uuid, since float8)
    cross join lateral (
      select * from touches
      where workspace_id = ${scope.workspaceId} and person_id = given.person_id
        and at >= to_timestamp((given.since - ${touchKeeps}::float8) / 1000)
      offset 0
    ) t
    cross join lateral (
      select sequence from events
      where workspace_id = ${scope.workspaceId} and connection_id = t.connection_id and event_id = t.event_id
      limit 1
    ) e`
  for (const row of rows) {
    const person = people.get(row.personId)
    if (person) takeTouch(person, row)
  }
}

/** A touch from before the beginning matters only while no conversation that stays as it is has taken it. */
function takeTouch(person: AffectedPerson, row: TouchRow): void {
  const replaced = new Set(person.stored.map(({ id }) => id))
  if (row.at < person.since && row.conversationId !== null && !replaced.has(row.conversationId)) return
  person.storedTouches.set(keyOf(row), { conversationId: row.conversationId, opening: row.opening })
  const { connectionId, eventId, at, sequence, kind, referenceId, platform } = row
  person.timeline.pendingTouches.push({
    connectionId,
    eventId,
    at,
    sequence,
    type: 'node',
    sender: null,
    platformConversationId: null,
    nodeNumber: null,
    replyTo: null,
    proactiveMessageId: null,
    presumed: null,
    changes: null,
    touch: { kind, referenceId, platform },
  })
}

/** Touches of loaded events go onto them; only those from before the beginning stay pending. */
function attachTouches(people: Map<string, AffectedPerson>): void {
  for (const { timeline, since } of people.values()) {
    const events = new Map(timeline.events.map((event) => [keyOf(event), event]))
    for (const touch of timeline.pendingTouches) {
      const event = events.get(keyOf(touch))
      if (event) event.touch = touch.touch
    }
    timeline.pendingTouches = timeline.pendingTouches.filter(({ at }) => at < since)
  }
}

/** As `events` keep it: what only what came before explains is kept with the id of the message that was sent. */
function presumedOf(sql: ReservedSql) {
  return sql`
    case when e.proactive_message_id is null then null when e.sender is not null then 'echo' else e.kind end`
}

/** When each person whose timeline has something to settle last wrote before it begins. */
async function loadSpokenBefore(
  scope: Scope,
  sql: ReservedSql,
  people: Map<string, AffectedPerson>,
): Promise<void> {
  const asked = [...people].filter(([, { timeline }]) =>
    timeline.events.some(({ presumed }) => presumed !== null),
  )
  if (asked.length === 0) return
  const rows = await sql<{ personId: string; at: number }[]>`
    select given.person_id as "personId", (extract(epoch from e.at) * 1000)::float8 as at
    from json_to_recordset(${rangesOf(new Map(asked))}::text::json) as given (person_id uuid, since float8)
    cross join lateral (
      select at from events
      where workspace_id = ${scope.workspaceId} and person_id = given.person_id
        and at < to_timestamp(given.since / 1000) and type = 'message' and sender = 'user'
      order by at desc limit 1
    ) e`
  for (const { personId, at } of rows) {
    const person = people.get(personId)
    if (person) person.timeline.spokenBefore = at
  }
}

interface SentRow {
  personId: string
  connectionId: string
  eventId: string
  at: number
  sequence: number | null
  sent: string
  presumed: Presumption | null
}

/**
 * An answer may quote a proactive message from long before, and a receipt may tell of one that was sent long
 * before: those are fetched by the id of the message.
 */
async function loadFurtherProactives(
  scope: Scope,
  sql: ReservedSql,
  people: Map<string, AffectedPerson>,
): Promise<void> {
  const asked = [...people.values()].flatMap(listUnmatched)
  if (asked.length === 0) return
  const rows = await sql<SentRow[]>`
    select given.person_id as "personId", e.connection_id as "connectionId", e.event_id as "eventId",
      (extract(epoch from e.at) * 1000)::float8 as at, e.sequence, given.sent, ${presumedOf(sql)} as presumed
    from json_to_recordset(${JSON.stringify(asked)}::text::json) as given (person_id uuid, sent text)
    cross join lateral (
      select connection_id, event_id, at, sequence, sender, kind, proactive_message_id from events
      where workspace_id = ${scope.workspaceId} and person_id = given.person_id
        and type = 'proactive' and proactive_message_id = given.sent
      offset 0
    ) e`
  for (const row of rows) {
    const person = people.get(row.personId)
    if (person && row.at < person.since) person.timeline.earlierProactives.push(toProactive(row))
  }
}

function toProactive({ connectionId, eventId, at, sequence, sent, presumed }: SentRow): TimelineEvent {
  return {
    connectionId,
    eventId,
    at,
    sequence,
    type: 'proactive',
    sender: null,
    platformConversationId: null,
    nodeNumber: null,
    replyTo: null,
    proactiveMessageId: sent,
    presumed,
    changes: null,
    touch: null,
  }
}

function listUnmatched({ timeline }: AffectedPerson): { person_id: string; sent: string }[] {
  const sent = [...timeline.events, ...timeline.earlierProactives].filter(({ type }) => type === 'proactive')
  const quoted = timeline.events.flatMap((event) => {
    if (!isPersonsMessage(event) || event.replyTo === null) return []
    const isKnown = sent.some(({ at, proactiveMessageId: id }) => id === event.replyTo && at <= event.at)
    return isKnown ? [] : event.replyTo
  })
  const received = sent.flatMap(({ presumed, proactiveMessageId }) =>
    presumed === null || presumed === 'echo' || presumed === 'sent' ? [] : (proactiveMessageId ?? []),
  )
  return [...new Set([...quoted, ...received])].map((id) => ({ person_id: timeline.personId, sent: id }))
}

function rangesOf(people: Map<string, AffectedPerson>): string {
  return JSON.stringify(
    [...people.values()].map(({ timeline, since }) => ({ person_id: timeline.personId, since })),
  )
}
