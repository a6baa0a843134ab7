import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant, tenantPolicy, workspaceId } from './columns'

export const goalStates = ['building', 'live', 'retired', 'abandoned'] as const
export type GoalState = (typeof goalStates)[number]

/** Every goal that was ever saved. At most one is live and at most one building. */
export const goalVersions = pgTable(
  'goal_versions',
  {
    workspaceId: workspaceId(),
    /** 1, 2, 3 and so on within the workspace. */
    version: integer('version').notNull(),
    name: text('name').notNull(),
    /** As lib/goals/goal-schema has it. */
    expression: jsonb('expression').notNull(),
    /** What reaching it is worth, in millionths of the currency; null when not said. */
    valueMicros: bigint('value_micros', { mode: 'bigint' }),
    /** ISO 4217; null together with the value. */
    valueCurrency: text('value_currency'),
    state: text('state').$type<GoalState>().notNull(),
    /** The version whose expression this one took over. */
    restoredFrom: integer('restored_from'),
    /** `user:…` or `key:…`, as in the audit trail. */
    savedBy: text('saved_by').notNull(),
    savedAt: instant('saved_at').notNull(),
    /** Conversations looked at so far and in all; null before counting has begun. */
    evaluated: integer('evaluated'),
    total: integer('total'),
    liveAt: instant('live_at'),
    retiredAt: instant('retired_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.version] }),
    uniqueIndex('goal_versions_live').on(table.workspaceId).where(sql`${table.state} = 'live'`),
    uniqueIndex('goal_versions_building').on(table.workspaceId).where(sql`${table.state} = 'building'`),
    check('goal_versions_state', sql`${table.state} in ('building', 'live', 'retired', 'abandoned')`),
    tenantPolicy(),
  ],
)

/** Conversations that reached a version, by their start day; moved as the source counters are. */
export const goalSourceCounters = pgTable(
  'goal_source_counters',
  {
    workspaceId: workspaceId(),
    version: integer('version').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    channel: text('channel').notNull(),
    source: text('source').$type<'ads' | 'organic' | 'proactive'>().notNull(),
    goals: integer('goals').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'goal_source_counters_pk',
      columns: [table.workspaceId, table.version, table.day, table.channel, table.source],
    }),
    tenantPolicy(),
  ],
)

/** The same for conversations of source `ads`, as the ad counters are. */
export const goalAdCounters = pgTable(
  'goal_ad_counters',
  {
    workspaceId: workspaceId(),
    version: integer('version').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    channel: text('channel').notNull(),
    adId: text('ad_id').notNull(),
    platform: text('platform').notNull(),
    goals: integer('goals').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'goal_ad_counters_pk',
      columns: [table.workspaceId, table.version, table.day, table.channel, table.adId, table.platform],
    }),
    tenantPolicy(),
  ],
)
