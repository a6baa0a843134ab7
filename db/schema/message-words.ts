import { bigint, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { tenantPolicy, workspaceId } from './columns'

/**
 * In which moments a word was written, hour by hour. PostgreSQL has full-text indexes, but none that a policy
 * lets a question use: their operators are not leakproof. A word stands here as a number that only the search
 * for it gives again, and what is found is compared with the message itself.
 */
export const messageWords = pgTable(
  'message_words',
  {
    workspaceId: workspaceId(),
    /** See lib/words/word-key. */
    word: bigint('word', { mode: 'bigint' }).notNull(),
    /** Hours since 1970 UTC. */
    hour: integer('hour').notNull(),
    /** An hour may come in several. */
    part: uuid('part').notNull(),
    /** Milliseconds since the hour began. */
    moments: integer('moments').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.word, table.hour, table.part] }),
    tenantPolicy(),
  ],
)

/** Messages that were stored or changed and whose words are not among them yet, a row a transaction. */
export const messageWordsDue = pgTable(
  'message_words_due',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    /** When they were written, in milliseconds since 1970 UTC. */
    moments: bigint('moments', { mode: 'bigint' }).array().notNull(),
    /** When they were stored, in seconds since 1970 UTC. */
    notedAt: integer('noted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), tenantPolicy()],
)
