import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantPolicy, workspaceId } from './columns'

/** Who did what, for ever; written in the transaction of the deed. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    at: instant('at').notNull().defaultNow(),
    actor: text('actor').notNull(),
    deed: text('deed').notNull(),
    subject: text('subject'),
    detail: jsonb('detail').$type<Record<string, unknown>>(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('audit_entries_at').on(table.workspaceId, table.at),
    tenantPolicy(),
  ],
)
