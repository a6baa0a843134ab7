import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, tenantPolicy, workspaceId } from './columns'

/** A deleted journey stays, so that deleting can be undone; nothing shows or follows it any more. */
export const journeys = pgTable(
  'journeys',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** As lib/journeys/journey-schema has them. */
    steps: jsonb('steps').notNull(),
    windowHours: integer('window_hours').notNull(),
    /** Raised by every change; who saves names the one they saw. */
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** `user:…` or `key:…`, as in the audit trail. */
    updatedBy: text('updated_by').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('journeys_name').on(table.workspaceId, table.name).where(sql`${table.deletedAt} is null`),
    check('journeys_window', sql`${table.windowHours} between 1 and 720`),
    tenantPolicy(),
  ],
)

/** Which journey an ad follows: one at most. */
export const adLinks = pgTable(
  'ad_links',
  {
    workspaceId: workspaceId(),
    adId: text('ad_id').notNull(),
    journeyId: uuid('journey_id').notNull(),
    linkedAt: instant('linked_at').notNull(),
    linkedBy: text('linked_by').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.adId] }),
    index('ad_links_journey').on(table.workspaceId, table.journeyId),
    foreignKey({
      name: 'ad_links_to_journey',
      columns: [table.workspaceId, table.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }),
    tenantPolicy(),
  ],
)
