import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, tenantPolicy, workspaceId } from './columns'
import { connections } from './connections'

export const persons = pgTable(
  'persons',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    channel: text('channel').notNull(),
    name: text('name'),
    /** When the event happened that gave the name: the latest wins, in any order of arrival. */
    namedAt: instant('named_at'),
    phone: text('phone'),
    phonedAt: instant('phoned_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), tenantPolicy()],
)

/** No foreign key, as with events: the check was a quarter of what storing new persons cost. */
export const personIdentifiers = pgTable(
  'person_identifiers',
  {
    workspaceId: workspaceId(),
    channel: text('channel').notNull(),
    identifier: text('identifier').notNull(),
    personId: uuid('person_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.channel, table.identifier] }),
    index('person_identifiers_person').on(table.workspaceId, table.personId),
    tenantPolicy(),
  ],
)

/** `number` stands for the node in path arrays. */
export const nodes = pgTable(
  'nodes',
  {
    workspaceId: workspaceId(),
    number: integer('number').notNull(),
    connectionId: uuid('connection_id').notNull(),
    nodeId: text('node_id').notNull(),
    name: text('name'),
    namedAt: instant('named_at'),
    flow: text('flow'),
    flowAt: instant('flow_at'),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.number] }),
    uniqueIndex('nodes_node').on(table.workspaceId, table.connectionId, table.nodeId),
    foreignKey({
      name: 'nodes_of_connection',
      columns: [table.workspaceId, table.connectionId],
      foreignColumns: [connections.workspaceId, connections.id],
    }),
    tenantPolicy(),
  ],
)

/**
 * Everything that happened, one row an event, for ever: the key is the dedupe key, and conversations are
 * derived from these rows alone. Retention empties the content columns and leaves the row.
 * No foreign keys: every id on a row was resolved in the transaction that writes it.
 */
export const events = pgTable(
  'events',
  {
    workspaceId: workspaceId(),
    connectionId: uuid('connection_id').notNull(),
    eventId: text('event_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** Which conversation it belongs to, derived; null while it belongs to none. */
    conversationId: uuid('conversation_id'),
    type: text('type').$type<'message' | 'node' | 'proactive' | 'conversation.closed'>().notNull(),
    at: instant('at').notNull(),
    sequence: integer('sequence'),
    platformConversationId: text('platform_conversation_id'),
    nodeNumber: integer('node_number'),
    channel: text('channel'),
    /** Below, of messages and derived, so that lists need not look further: the conversation's source and ad, */
    source: text('source').$type<'ads' | 'organic' | 'proactive'>(),
    adId: text('ad_id'),
    /** the node that it came from, or else the last one visited before it, */
    lastNode: integer('last_node'),
    /** and the ad or post with which the person came in this message. */
    referralKind: text('referral_kind').$type<'ad' | 'post'>(),
    referralId: text('referral_id'),
    sender: text('sender').$type<'user' | 'bot' | 'agent' | 'system'>(),
    kind: text('kind'),
    body: text('body'),
    replyTo: text('reply_to'),
    language: text('language'),
    confidence: real('confidence'),
    /** Rounded down, for the index. */
    confidencePercent: smallint('confidence_percent').generatedAlwaysAs(
      sql`floor(confidence * 100)::smallint`,
    ),
    broken: boolean('broken'),
    campaignId: text('campaign_id'),
    campaignName: text('campaign_name'),
    proactiveMessageId: text('proactive_message_id'),
    /** Comma-separated words: `clamped`, `late`, `cut`. */
    flags: text('flags'),
    fingerprint: bytes('fingerprint').notNull(),
    deliveryId: uuid('delivery_id').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.connectionId, table.eventId] }),
    index('events_person').on(table.workspaceId, table.personId, table.at),
    index('events_conversation').on(table.workspaceId, table.conversationId, table.at),
    /** What retention has still to look at; a row leaves it as its text goes. */
    index('events_text').on(table.workspaceId, table.at).where(sql`body is not null`),
    /** Lists of messages are merged from the ends of these: each leads to the newest of its kind. */
    index('events_messages')
      .on(table.workspaceId, table.channel, table.source, table.sender, table.at)
      .where(sql`type = 'message'`),
    index('events_messages_ad')
      .on(table.workspaceId, table.adId, table.at)
      .where(sql`type = 'message' and ad_id is not null`),
    index('events_messages_node')
      .on(table.workspaceId, table.lastNode, table.at)
      .where(sql`type = 'message' and last_node is not null`),
    index('events_messages_referral')
      .on(table.workspaceId, table.referralKind, table.at)
      .where(sql`type = 'message' and referral_kind is not null`),
    index('events_messages_broken').on(table.workspaceId, table.at).where(sql`type = 'message' and broken`),
    index('events_messages_confidence')
      .on(table.workspaceId, table.confidencePercent, table.at)
      .where(sql`type = 'message' and confidence_percent is not null`),
    check('events_source', sql`${table.source} in ('ads', 'organic', 'proactive')`),
    check('events_referral', sql`${table.referralKind} in ('ad', 'post')`),
    check('events_type', sql`${table.type} in ('message', 'node', 'proactive', 'conversation.closed')`),
    check('events_sender', sql`${table.sender} in ('user', 'bot', 'agent', 'system')`),
    tenantPolicy(),
  ],
)

/** What brought a person to the bot, on the event that carried it. Kept also when it decided nothing. */
export const touches = pgTable(
  'touches',
  {
    workspaceId: workspaceId(),
    connectionId: uuid('connection_id').notNull(),
    eventId: text('event_id').notNull(),
    personId: uuid('person_id').notNull(),
    conversationId: uuid('conversation_id'),
    at: instant('at').notNull(),
    kind: text('kind').$type<'ad' | 'post' | 'link'>().notNull(),
    referenceId: text('reference_id').notNull(),
    clickId: text('click_id'),
    url: text('url'),
    headline: text('headline'),
    body: text('body'),
    mediaType: text('media_type'),
    platform: text('platform'),
    ref: text('ref'),
    /** Whether it is the touch that opened its conversation. */
    opening: boolean('opening').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.connectionId, table.eventId] }),
    index('touches_person').on(table.workspaceId, table.personId, table.at),
    index('touches_conversation').on(table.workspaceId, table.conversationId),
    index('touches_traces')
      .on(table.workspaceId, table.at)
      .where(sql`click_id is not null or url is not null or ref is not null`),
    index('touches_reference').on(table.workspaceId, table.referenceId, table.at),
    check('touches_kind', sql`${table.kind} in ('ad', 'post', 'link')`),
    tenantPolicy(),
  ],
)

export const conversations = pgTable(
  'conversations',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    connectionId: uuid('connection_id').notNull(),
    channel: text('channel').notNull(),
    platformConversationId: text('platform_conversation_id'),
    startedAt: instant('started_at').notNull(),
    /** Day of `startedAt` in the workspace's time zone. */
    startDay: date('start_day', { mode: 'string' }).notNull(),
    lastAt: instant('last_at').notNull(),
    closedAt: instant('closed_at'),
    source: text('source').$type<'ads' | 'organic' | 'proactive'>().notNull(),
    /** A code of lib/attribution; the sentence is made when it is shown. */
    sourceReason: text('source_reason').notNull(),
    /** The event that decided: the touch's or the proactive message's, within `sourceConnectionId`. */
    sourceEventId: text('source_event_id'),
    sourceConnectionId: uuid('source_connection_id'),
    adId: text('ad_id'),
    platform: text('platform'),
    /** Node numbers in the order of the visits, repeats kept, and seconds since `startedAt` of each. */
    path: integer('path').array().notNull(),
    pathSeconds: integer('path_seconds').array().notNull(),
    userMessages: integer('user_messages').notNull(),
    botMessages: integer('bot_messages').notNull(),
    agentMessages: integer('agent_messages').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('conversations_started').on(table.workspaceId, table.startedAt, table.id),
    index('conversations_source').on(table.workspaceId, table.source, table.startedAt, table.id),
    index('conversations_channel').on(table.workspaceId, table.channel, table.startedAt, table.id),
    index('conversations_ad').on(table.workspaceId, table.adId, table.startedAt, table.id),
    index('conversations_person').on(table.workspaceId, table.personId, table.startedAt),
    index('conversations_platform')
      .on(table.workspaceId, table.platformConversationId)
      .where(sql`platform_conversation_id is not null`),
    check('conversations_sources', sql`${table.source} in ('ads', 'organic', 'proactive')`),
    check('conversations_path', sql`cardinality(${table.path}) = cardinality(${table.pathSeconds})`),
    tenantPolicy(),
  ],
)

/** An ad as far as touches tell it; what Meta says of it is kept apart. */
export const ads = pgTable(
  'ads',
  {
    workspaceId: workspaceId(),
    adId: text('ad_id').notNull(),
    headline: text('headline'),
    headlineAt: instant('headline_at'),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.adId] }), tenantPolicy()],
)
