import { bigint, boolean, date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { tenantPolicy, workspaceId } from './columns'

/**
 * Sums of what `ad_days` and the counters of ads have by day, so that thousands of ads are read quickly.
 * `npm run admin -- counters verify` sums up again. A week is named by its Monday.
 */

const sums = () => ({
  spendMicros: bigint('spend_micros', { mode: 'bigint' }).notNull(),
  impressions: bigint('impressions', { mode: 'bigint' }).notNull(),
  clicks: bigint('clicks', { mode: 'bigint' }).notNull(),
  linkClicks: bigint('link_clicks', { mode: 'bigint' }),
  conversationsStarted: bigint('conversations_started', { mode: 'bigint' }),
})

/** Over all ads of an account, written in the transaction that writes their days. */
export const adDayTotals = pgTable(
  'ad_day_totals',
  {
    workspaceId: workspaceId(),
    day: date('day', { mode: 'string' }).notNull(),
    /** Empty for what the `ad-days` API brought. */
    accountId: text('account_id').notNull(),
    platform: text('platform').notNull(),
    currency: text('currency').notNull(),
    ...sums(),
  },
  (table) => [
    primaryKey({
      name: 'ad_day_totals_pk',
      columns: [table.workspaceId, table.day, table.accountId, table.platform, table.currency],
    }),
    tenantPolicy(),
  ],
)

/** Over the days of a week, one row for each ad and platform; whether it is right, its `ad_account_weeks` says. */
export const adWeeks = pgTable(
  'ad_weeks',
  {
    workspaceId: workspaceId(),
    accountId: text('account_id').notNull(),
    week: date('week', { mode: 'string' }).notNull(),
    adId: text('ad_id').notNull(),
    platform: text('platform').notNull(),
    currency: text('currency').notNull(),
    /** How many rows of days it sums up. */
    days: integer('days').notNull(),
    ...sums(),
  },
  (table) => [
    primaryKey({
      name: 'ad_weeks_pk',
      columns: [table.workspaceId, table.accountId, table.week, table.adId, table.platform, table.currency],
    }),
    tenantPolicy(),
  ],
)

/** Weeks of an account whose days were written; summed up at the end of the sync that wrote them. */
export const adAccountWeeks = pgTable(
  'ad_account_weeks',
  {
    workspaceId: workspaceId(),
    accountId: text('account_id').notNull(),
    week: date('week', { mode: 'string' }).notNull(),
    /** False from the first write of a day until the week is summed up again. */
    isSummed: boolean('is_summed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.accountId, table.week] }), tenantPolicy()],
)

/** `ad_counters` by week, moved with them. */
export const adWeekCounters = pgTable(
  'ad_week_counters',
  {
    workspaceId: workspaceId(),
    week: date('week', { mode: 'string' }).notNull(),
    channel: text('channel').notNull(),
    adId: text('ad_id').notNull(),
    platform: text('platform').notNull(),
    conversations: integer('conversations').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'ad_week_counters_pk',
      columns: [table.workspaceId, table.week, table.channel, table.adId, table.platform],
    }),
    tenantPolicy(),
  ],
)

/** `goal_ad_counters` by week, moved with them. */
export const goalAdWeekCounters = pgTable(
  'goal_ad_week_counters',
  {
    workspaceId: workspaceId(),
    version: integer('version').notNull(),
    week: date('week', { mode: 'string' }).notNull(),
    channel: text('channel').notNull(),
    adId: text('ad_id').notNull(),
    platform: text('platform').notNull(),
    goals: integer('goals').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'goal_ad_week_counters_pk',
      columns: [table.workspaceId, table.version, table.week, table.channel, table.adId, table.platform],
    }),
    tenantPolicy(),
  ],
)
