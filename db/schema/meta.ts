import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
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
import { workspaces } from './accounts'
import { bytes, instant, tenantPolicy, workspaceId } from './columns'
import { connections } from './connections'

/** Somebody's login with Meta for a workspace: a token that may read ad accounts. */
export const metaLogins = pgTable(
  'meta_logins',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    /** Meta's app-scoped id of who logged in. */
    metaUserId: text('meta_user_id').notNull(),
    name: text('name').notNull(),
    ciphertext: bytes('ciphertext').notNull(),
    keyVersion: integer('key_version').notNull(),
    /** Permissions granted, with commas between them. */
    permissions: text('permissions').notNull(),
    /** Null where the token does not expire. */
    expiresAt: instant('expires_at'),
    dataAccessExpiresAt: instant('data_access_expires_at'),
    state: text('state').$type<'live' | 'dead'>().notNull(),
    /** A sentence for people on why it is dead. */
    problem: text('problem'),
    connectedBy: text('connected_by').notNull(),
    connectedAt: instant('connected_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('meta_logins_user').on(table.workspaceId, table.metaUserId),
    check('meta_logins_state', sql`${table.state} in ('live', 'dead')`),
    tenantPolicy(),
  ],
)

/** An ad account that the workspace chose to read. */
export const adAccounts = pgTable(
  'ad_accounts',
  {
    workspaceId: workspaceId(),
    /** Meta's number, without `act_`. */
    accountId: text('account_id').notNull(),
    loginId: uuid('login_id').notNull(),
    name: text('name').notNull(),
    /** ISO 4217. */
    currency: text('currency').notNull(),
    /** IANA name as Meta says it; its days are days of this zone. */
    timeZone: text('time_zone').notNull(),
    metaStatus: integer('meta_status').notNull(),
    state: text('state').$type<'live' | 'failing' | 'stopped'>().notNull(),
    /** A sentence for people on what hinders the sync. */
    problem: text('problem'),
    chosenAt: instant('chosen_at').notNull(),
    /** The first day that the first fetch is to bring. */
    firstDay: date('first_day', { mode: 'string' }).notNull(),
    /** When today, the revised days and the ads' names were last fetched. */
    todayAt: instant('today_at'),
    revisedAt: instant('revised_at'),
    adsAt: instant('ads_at'),
    /** Meta asked us to wait until then. */
    pausedUntil: instant('paused_until'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.accountId] }),
    index('ad_accounts_login').on(table.workspaceId, table.loginId),
    foreignKey({
      name: 'ad_accounts_of_login',
      columns: [table.workspaceId, table.loginId],
      foreignColumns: [metaLogins.workspaceId, metaLogins.id],
    }),
    check('ad_accounts_state', sql`${table.state} in ('live', 'failing', 'stopped')`),
    tenantPolicy(),
  ],
)

/** Days of an account whose figures are stored whole: a sync that was cut off goes on after them. */
export const adAccountDays = pgTable(
  'ad_account_days',
  {
    workspaceId: workspaceId(),
    accountId: text('account_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    fetchedAt: instant('fetched_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.accountId, table.day] }), tenantPolicy()],
)

/** What an ad account says of its ads, or the `ad-days` API of those of other platforms. */
export const accountAds = pgTable(
  'account_ads',
  {
    workspaceId: workspaceId(),
    adId: text('ad_id').notNull(),
    /** Empty for what the `ad-days` API brought. */
    accountId: text('account_id').notNull(),
    /** Empty where the API told none. */
    name: text('name').notNull(),
    /** Meta's effective_status; empty where there is none. */
    status: text('status').notNull(),
    /** Of what the API brought; an ad account has its own. */
    currency: text('currency'),
    campaignId: text('campaign_id'),
    campaignName: text('campaign_name'),
    adSetId: text('ad_set_id'),
    adSetName: text('ad_set_name'),
    title: text('title'),
    thumbnailUrl: text('thumbnail_url'),
    fetchedAt: instant('fetched_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.adId] }),
    index('account_ads_account').on(table.workspaceId, table.accountId),
    tenantPolicy(),
  ],
)

/** What one ad cost and brought on one day on one platform. Meta revises it; a value may fall. */
export const adDays = pgTable(
  'ad_days',
  {
    workspaceId: workspaceId(),
    /** A day of the ad account's zone; of the workspace's where the API brought it. */
    day: date('day', { mode: 'string' }).notNull(),
    adId: text('ad_id').notNull(),
    platform: text('platform').notNull(),
    /** Meta's ad account; empty for what the `ad-days` API brought. */
    accountId: text('account_id').notNull(),
    spendMicros: bigint('spend_micros', { mode: 'bigint' }).notNull(),
    currency: text('currency').notNull(),
    impressions: bigint('impressions', { mode: 'bigint' }).notNull(),
    clicks: bigint('clicks', { mode: 'bigint' }).notNull(),
    /** Null where the platform has none. */
    linkClicks: bigint('link_clicks', { mode: 'bigint' }),
    /** Meta's own count of conversations started; null where the platform has none. */
    conversationsStarted: bigint('conversations_started', { mode: 'bigint' }),
    fetchedAt: instant('fetched_at').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'ad_days_pk',
      columns: [table.workspaceId, table.day, table.adId, table.platform, table.accountId],
    }),
    index('ad_days_account').on(table.workspaceId, table.accountId, table.day),
    tenantPolicy(),
  ],
)

/** People of a bot who asked to be forgotten: what was removed, and nothing of who they were. */
export const erasures = pgTable(
  'erasures',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    /** The person's row, which stays empty so that figures stay. */
    personId: uuid('person_id').notNull(),
    requestedBy: text('requested_by').notNull(),
    erasedAt: instant('erased_at').notNull(),
    removed: jsonb('removed').$type<Record<string, number>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index('erasures_at').on(table.workspaceId, table.erasedAt),
    tenantPolicy(),
  ],
)

/** How the workspace's claim to an asset of Meta's stands: whose login proves it, and what Meta last said. */
export const assetClaims = pgTable(
  'asset_claims',
  {
    workspaceId: workspaceId(),
    /** The asset's connection. */
    connectionId: uuid('connection_id').notNull(),
    loginId: uuid('login_id').notNull(),
    /** Stopped: Meta says that the login may not speak for it any more; nothing is taken until it does. */
    state: text('state').$type<'routed' | 'stopped'>().notNull(),
    /** A sentence for people on why it stopped, or why Meta sends nothing. */
    problem: text('problem'),
    /** Null while Meta does not send its webhooks to this app. */
    subscribedAt: instant('subscribed_at'),
    /** When Meta last confirmed or denied it. */
    checkedAt: instant('checked_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.connectionId] }),
    index('asset_claims_login').on(table.workspaceId, table.loginId),
    foreignKey({
      name: 'asset_claims_of_connection',
      columns: [table.workspaceId, table.connectionId],
      foreignColumns: [connections.workspaceId, connections.id],
    }),
    check('asset_claims_state', sql`${table.state} in ('routed', 'stopped')`),
    tenantPolicy(),
  ],
)

/** Which workspaces a Meta user has logged in for: Meta's callbacks name only the user. Global. */
export const metaLoginRoutes = pgTable(
  'meta_login_routes',
  {
    metaUserId: text('meta_user_id').notNull(),
    workspaceId: workspaceId().references(() => workspaces.id),
    loginId: uuid('login_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.metaUserId, table.workspaceId] })],
)

/** Which workspace an asset's webhooks go to, once Meta has confirmed the claim. Global: one owner an asset. */
export const metaAssets = pgTable(
  'meta_assets',
  {
    kind: text('kind').$type<'whatsapp' | 'messenger' | 'instagram'>().notNull(),
    /** Phone number id, Page id or Instagram account id. */
    assetId: text('asset_id').notNull(),
    workspaceId: workspaceId().references(() => workspaces.id),
    connectionId: uuid('connection_id').notNull(),
    /** The Page or the WhatsApp account that is subscribed for it at Meta; null where it was never asked. */
    parentId: text('parent_id'),
    provenAt: instant('proven_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.assetId] }),
    check('meta_assets_kind', sql`${table.kind} in ('whatsapp', 'messenger', 'instagram')`),
  ],
)

/** Until when Meta has an app wait with all that it asks, for whomever. Global. */
export const metaAppPauses = pgTable('meta_app_pauses', {
  appId: text('app_id').primaryKey(),
  until: instant('until').notNull(),
})

/** Posts of Meta's for assets that no workspace has claimed, by day. Global. */
export const unroutedPosts = pgTable(
  'unrouted_posts',
  {
    day: date('day', { mode: 'string' }).notNull(),
    kind: text('kind').notNull(),
    assetId: text('asset_id').notNull(),
    entries: integer('entries').notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.kind, table.assetId] })],
)

/** Meta's data-deletion and deauthorise callbacks, found by their code. Global. */
export const deletionRequests = pgTable(
  'deletion_requests',
  {
    code: text('code').primaryKey(),
    kind: text('kind').$type<'deletion' | 'deauthorisation'>().notNull(),
    /** SHA-256 of the app-scoped user id: the id itself goes too. */
    userHash: bytes('user_hash').notNull(),
    /** Meta's `issued_at`: the same call again is given the same code. */
    issuedAt: instant('issued_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    completedAt: instant('completed_at'),
    /** How many logins, accounts and rows went. */
    removed: jsonb('removed').$type<Record<string, number>>(),
  },
  (table) => [uniqueIndex('deletion_requests_call').on(table.userHash, table.kind, table.issuedAt)],
)
