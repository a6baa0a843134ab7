import { sql } from 'drizzle-orm'
import {
  check,
  date,
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
import { users, workspaces } from './accounts'
import { bytes, instant, tenantPolicy, workspaceId } from './columns'

export const reportStates = ['waiting', 'running', 'mailing', 'sent', 'cancelled', 'failed'] as const
export type ReportState = (typeof reportStates)[number]

/** A file that a member asked for, from the asking until its link is dead; kept on as the member's history. */
export const reports = pgTable(
  'reports',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<'messages' | 'conversations'>().notNull(),
    /** Whom it is for. Their role is read again whenever something is done for them. */
    userId: uuid('user_id').notNull(),
    /** Null where it was asked for by hand. */
    scheduleId: uuid('schedule_id'),
    /** What was asked for, as lib/reports reads it. */
    filter: jsonb('filter').notNull(),
    /** SHA-256 of kind and filter: the same question twice at once is one job. */
    fingerprint: bytes('fingerprint').notNull(),
    state: text('state').$type<ReportState>().notNull(),
    /** A sentence for people on why it failed. */
    problem: text('problem'),
    rowsDone: integer('rows_done').notNull().default(0),
    /** Null until they are counted. */
    rowsTotal: integer('rows_total'),
    bytesTotal: integer('bytes_total'),
    /** Of the zip, sealed; null once the file is gone. */
    passwordCiphertext: bytes('password_ciphertext'),
    passwordKeyVersion: integer('password_key_version'),
    downloads: smallint('downloads').notNull().default(0),
    requestedAt: instant('requested_at').notNull(),
    finishedAt: instant('finished_at'),
    /** When the mail server accepted the mail: the link's life begins then. */
    sentAt: instant('sent_at'),
    expiresAt: instant('expires_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('reports_user').on(table.workspaceId, table.userId, table.requestedAt),
    index('reports_state').on(table.workspaceId, table.state, table.requestedAt),
    uniqueIndex('reports_once')
      .on(table.workspaceId, table.userId, table.fingerprint)
      .where(sql`state in ('waiting', 'running', 'mailing')`),
    check('reports_kind', sql`${table.kind} in ('messages', 'conversations')`),
    check(
      'reports_state',
      sql`${table.state} in ('waiting', 'running', 'mailing', 'sent', 'cancelled', 'failed')`,
    ),
    tenantPolicy(),
  ],
)

/** The bytes of a report's zip in their order. In the database, as app and worker may share no disk. */
export const reportParts = pgTable(
  'report_parts',
  {
    workspaceId: workspaceId(),
    reportId: uuid('report_id').notNull(),
    position: integer('position').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.reportId, table.position] }),
    foreignKey({
      name: 'report_parts_of_report',
      columns: [table.workspaceId, table.reportId],
      foreignColumns: [reports.workspaceId, reports.id],
    }).onDelete('cascade'),
    tenantPolicy(),
  ],
)

/** What a member wants to be mailed again and again. */
export const reportSchedules = pgTable(
  'report_schedules',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    /** `digest` is the page's figures in the mail's body; the others are files. */
    kind: text('kind').$type<'digest' | 'messages' | 'conversations'>().notNull(),
    name: text('name').notNull(),
    filter: jsonb('filter').notNull(),
    cadence: text('cadence').$type<'daily' | 'weekly'>().notNull(),
    /** 1 is Monday, 7 Sunday; null where it is daily. */
    weekday: smallint('weekday'),
    /** Hour of the day in the workspace's zone. */
    hour: smallint('hour').notNull(),
    nextAt: instant('next_at').notNull(),
    /** The day for which one is under way; null while none is. */
    orderedFor: date('ordered_for', { mode: 'string' }),
    lastAt: instant('last_at'),
    /** What became of the last one: `sent`, `quiet` when nothing had happened, or `failed`. */
    lastOutcome: text('last_outcome').$type<'sent' | 'quiet' | 'failed'>(),
    /** Set by the member or by the link in a mail. */
    stoppedAt: instant('stopped_at'),
    createdAt: instant('created_at').notNull(),
    /** It can be brought back for a day, then the row goes. */
    deletedAt: instant('deleted_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('report_schedules_user').on(table.workspaceId, table.userId),
    index('report_schedules_next').on(table.workspaceId, table.nextAt),
    check('report_schedules_kind', sql`${table.kind} in ('digest', 'messages', 'conversations')`),
    check('report_schedules_cadence', sql`${table.cadence} in ('daily', 'weekly')`),
    check('report_schedules_hour', sql`${table.hour} between 0 and 23`),
    tenantPolicy(),
  ],
)

/** Which report a mailed link means; only the SHA-256 of its token is kept. Global. */
export const reportRoutes = pgTable(
  'report_routes',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    workspaceId: workspaceId().references(() => workspaces.id),
    reportId: uuid('report_id').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
  },
  (table) => [index('report_routes_report').on(table.workspaceId, table.reportId)],
)
