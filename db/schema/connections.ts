import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, tenantPolicy, workspaceId } from './columns'

export const connectionKinds = ['bot', 'haptik', 'whatsapp', 'messenger', 'instagram'] as const
export type ConnectionKind = (typeof connectionKinds)[number]

export const connections = pgTable(
  'connections',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<ConnectionKind>().notNull(),
    name: text('name').notNull(),
    assetId: text('asset_id'),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastEventAt: instant('last_event_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    check('connections_kind', sql`${table.kind} in ('bot', 'haptik', 'whatsapp', 'messenger', 'instagram')`),
    tenantPolicy(),
  ],
)

/** Signing secrets, encrypted; a connection has at most two live ones so that they can be rotated. */
export const connectionSecrets = pgTable(
  'connection_secrets',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    connectionId: uuid('connection_id').notNull(),
    ciphertext: bytes('ciphertext').notNull(),
    keyVersion: integer('key_version').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('connection_secrets_connection').on(table.workspaceId, table.connectionId),
    foreignKey({
      name: 'connection_secrets_of_connection',
      columns: [table.workspaceId, table.connectionId],
      foreignColumns: [connections.workspaceId, connections.id],
    }).onDelete('cascade'),
    tenantPolicy(),
  ],
)

/** One HTTP request received, raw, and what became of it. `body` is null for an exact repetition. */
export const deliveries = pgTable(
  'deliveries',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    connectionId: uuid('connection_id').notNull(),
    webhookId: text('webhook_id').notNull(),
    bodyHash: bytes('body_hash').notNull(),
    body: bytes('body'),
    outcome: text('outcome').$type<'stored' | 'duplicate' | 'quarantined'>().notNull(),
    received: integer('received').notNull(),
    stored: integer('stored').notNull(),
    duplicates: integer('duplicates').notNull(),
    quarantined: integer('quarantined').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('deliveries_webhook').on(table.workspaceId, table.connectionId, table.webhookId),
    index('deliveries_received').on(table.workspaceId, table.receivedAt),
    check('deliveries_outcome', sql`${table.outcome} in ('stored', 'duplicate', 'quarantined')`),
    tenantPolicy(),
  ],
)

/** An event that was kept but not understood. Kept as text: what is wrong with it may be anything. */
export const quarantinedEvents = pgTable(
  'quarantined_events',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    connectionId: uuid('connection_id').notNull(),
    deliveryId: uuid('delivery_id').notNull(),
    position: integer('position').notNull(),
    eventId: text('event_id'),
    reason: text('reason').notNull(),
    raw: text('raw').notNull(),
    fingerprint: bytes('fingerprint').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Set when a replay stored it (or found it stored). */
    resolvedAt: instant('resolved_at'),
    replays: smallint('replays').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('quarantined_events_once').on(table.workspaceId, table.connectionId, table.fingerprint),
    index('quarantined_events_received').on(table.workspaceId, table.receivedAt),
    tenantPolicy(),
  ],
)

/**
 * One row a workspace, locked by whoever writes conversations: writers of one workspace take turns, so that
 * derived rows and counters never race. Also hands out node numbers, and says which goals to count: whoever
 * waits for the turn sees them as they are when it comes.
 */
export const ingestTurns = pgTable(
  'ingest_turns',
  {
    workspaceId: workspaceId(),
    nextNodeNumber: integer('next_node_number').notNull().default(1),
    /** As lib/goals/numbered-goal has them. */
    countedGoals: jsonb('counted_goals').notNull().default([]),
  },
  (table) => [primaryKey({ columns: [table.workspaceId] }), tenantPolicy()],
)
