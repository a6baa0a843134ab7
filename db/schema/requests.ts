import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, instant, tenantPolicy, workspaceId } from './columns'

/** Writes of the API under an `Idempotency-Key`: the same request again is given the same answer. */
export const idempotentRequests = pgTable(
  'idempotent_requests',
  {
    workspaceId: workspaceId(),
    key: text('key').notNull(),
    /** SHA-256 of method, path and body: a key used for something else is refused. */
    fingerprint: bytes('fingerprint').notNull(),
    /** Null while the first one is still at work. */
    status: integer('status'),
    answer: text('answer'),
    begunAt: instant('begun_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.key] }),
    index('idempotent_requests_begun').on(table.workspaceId, table.begunAt),
    tenantPolicy(),
  ],
)
