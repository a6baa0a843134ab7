import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { listGoalDifferences } from './list-goal-differences'
import { listSumDifferences } from './list-sum-differences'

/** A counter that is not what the conversations say. */
export interface CounterDifference {
  counter:
    | 'source_counters'
    | 'ad_counters'
    | 'ad_week_counters'
    | 'goal_source_counters'
    | 'goal_ad_counters'
    | 'goal_ad_week_counters'
    | 'ad_day_totals'
    | 'ad_weeks'
  /** Of counters of goals. */
  version?: number
  /** Of weeks, their Monday. */
  day: string
  /** Empty where it counts no conversations. */
  channel: string
  /** The source, the ad, or the ad account. */
  subject: string
  /** Of an ad; empty where it is unknown. */
  platform: string | null
  /** Of sums of several figures. */
  figure?: string
  /** Sums of what ads cost as text, null where there is none. */
  counted: number | string | null
  recounted: number | string | null
}

/**
 * Recounts every counter of the workspace from its conversations, and every sum from its parts; no difference
 * means all is well.
 */
export async function verifyCounters(scope: Scope): Promise<CounterDifference[]> {
  return inWorkspace(
    scope,
    async ({ sql }) => [
      ...(await compareSources(sql, scope)),
      ...(await compareAds(sql, scope)),
      ...(await listGoalDifferences(sql, scope)),
      ...(await listSumDifferences(sql, scope)),
    ],
    // A goal that goes live between two statements would look like a difference.
    { pool: 'worker', isolationLevel: 'repeatable read' },
  )
}

type Sql = WorkspaceTransaction['sql']

function compareSources(sql: Sql, scope: Scope) {
  return sql<CounterDifference[]>`
    select 'source_counters' as counter, day, channel, source as subject, null as platform,
      coalesce(kept.conversations, 0) as counted, coalesce(recount.conversations, 0) as recounted
    from (
      select day, channel, source, conversations
      from source_counters where workspace_id = ${scope.workspaceId}::uuid
    ) kept
    full join (
      select start_day as day, channel, source, count(*)::int as conversations
      from conversations where workspace_id = ${scope.workspaceId}::uuid
      group by start_day, channel, source
    ) recount using (day, channel, source)
    where coalesce(kept.conversations, 0) <> coalesce(recount.conversations, 0)
    order by day, channel, source`
}

function compareAds(sql: Sql, scope: Scope) {
  return sql<CounterDifference[]>`
    select 'ad_counters' as counter, day, channel, ad_id as subject, platform,
      coalesce(kept.conversations, 0) as counted, coalesce(recount.conversations, 0) as recounted
    from (
      select day, channel, ad_id, platform, conversations
      from ad_counters where workspace_id = ${scope.workspaceId}::uuid
    ) kept
    full join (
      select start_day as day, channel, ad_id, coalesce(platform, '') as platform, count(*)::int as conversations
      from conversations
      where workspace_id = ${scope.workspaceId}::uuid and source = 'ads' and ad_id is not null
      group by start_day, channel, ad_id, coalesce(platform, '')
    ) recount using (day, channel, ad_id, platform)
    where coalesce(kept.conversations, 0) <> coalesce(recount.conversations, 0)
    order by day, channel, ad_id, platform`
}
