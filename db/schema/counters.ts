import { date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { tenantPolicy, workspaceId } from './columns'

/**
 * Counts of conversations by their start day, moved in the transaction that inserts or changes the
 * conversations. `npm run admin -- counters verify` recounts them.
 */

export const sourceCounters = pgTable(
  'source_counters',
  {
    workspaceId: workspaceId(),
    day: date('day', { mode: 'string' }).notNull(),
    channel: text('channel').notNull(),
    source: text('source').$type<'ads' | 'organic' | 'proactive'>().notNull(),
    conversations: integer('conversations').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.day, table.channel, table.source] }),
    tenantPolicy(),
  ],
)

/** Conversations of source `ads`. An unknown platform is the empty text: null cannot be part of a key. */
export const adCounters = pgTable(
  'ad_counters',
  {
    workspaceId: workspaceId(),
    day: date('day', { mode: 'string' }).notNull(),
    channel: text('channel').notNull(),
    adId: text('ad_id').notNull(),
    platform: text('platform').notNull(),
    conversations: integer('conversations').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.day, table.channel, table.adId, table.platform] }),
    tenantPolicy(),
  ],
)
