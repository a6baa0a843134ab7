import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, workspaceId } from './columns'

/**
 * Global tables: what must be unique across all workspaces, or be found before the workspace is known. A
 * cluster would replicate them. They carry no row-level security; lib/access alone reads them.
 */

export const workspaces = pgTable(
  'workspaces',
  {
    id: uuid('id').primaryKey(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull(),
    currency: text('currency').notNull(),
    proactiveWindowHours: smallint('proactive_window_hours').notNull().default(24),
    /** After so many days what people wrote is emptied; null keeps it. Figures stay either way. */
    messagesKeptDays: smallint('messages_kept_days'),
    /** After so many days the raw bytes of webhooks are emptied. */
    deliveriesKeptDays: smallint('deliveries_kept_days').notNull().default(14),
    /** Whether the password of a report is shown in the app alone, and not in the mail beside its link. */
    reportPasswordsInApp: boolean('report_passwords_in_app').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('workspaces_slug').on(table.slug)],
)

export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    /** Stored normalised (lower case, NFKC), so that one address is one user. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash'),
    /** Raised whenever every session of the user must end at once. */
    sessionVersion: integer('session_version').notNull().default(1),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('users_email').on(table.email)],
)

export const memberships = pgTable(
  'memberships',
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    role: text('role').$type<'viewer' | 'analyst' | 'admin' | 'owner'>().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    index('memberships_user').on(table.userId),
    check('memberships_role', sql`${table.role} in ('viewer', 'analyst', 'admin', 'owner')`),
  ],
)

/** Who may sign in with Facebook: linked by a signed-in user, never by an e-mail address alone. */
export const facebookIdentities = pgTable(
  'facebook_identities',
  {
    /** Meta's app-scoped id. */
    metaUserId: text('meta_user_id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    linkedAt: instant('linked_at').notNull(),
  },
  (table) => [uniqueIndex('facebook_identities_user').on(table.userId)],
)

/** Which workspace a webhook address belongs to. Everything else about the connection is tenant data. */
export const connectionRoutes = pgTable('connection_routes', {
  connectionId: uuid('connection_id').primaryKey(),
  workspaceId: workspaceId().references(() => workspaces.id),
})

/** Only the SHA-256 of a key is kept; 256 random bits need no slow hash. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId().references(() => workspaces.id),
    hash: bytes('hash').notNull(),
    name: text('name').notNull(),
    scope: text('scope').$type<'read' | 'write'>().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    uniqueIndex('api_keys_hash').on(table.hash),
    index('api_keys_workspace').on(table.workspaceId),
    check('api_keys_scope', sql`${table.scope} in ('read', 'write')`),
  ],
)

/** Failed sign-ins per account or address; a local table without tenant data. */
export const signInAttempts = pgTable('sign_in_attempts', {
  subject: text('subject').primaryKey(),
  failures: integer('failures').notNull(),
  firstFailureAt: instant('first_failure_at').notNull(),
  blockedUntil: instant('blocked_until'),
})
