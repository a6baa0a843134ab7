import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { type Fragment, goalCondition } from '@/lib/goals/goal-condition'
import { goalExpressionSchema } from '@/lib/goals/goal-schema'
import { numberGoal } from '@/lib/goals/number-goal'
import type { CounterDifference } from './verify-counters'

type Sql = WorkspaceTransaction['sql']

/** Recounts the goals that are counted: the live one, and one that is being built once all history is in. */
export async function listGoalDifferences(sql: Sql, scope: Scope): Promise<CounterDifference[]> {
  const goals = await sql<{ version: number; expression: unknown }[]>`
    select version, expression from goal_versions
    where workspace_id = ${scope.workspaceId}::uuid
      and (state = 'live' or (state = 'building' and evaluated = total))
    order by version`
  const differences: CounterDifference[] = []
  for (const { version, expression } of goals) {
    const { numbered } = await numberGoal(sql, scope, goalExpressionSchema.parse(expression))
    const reached: Fragment = sql`
      conversations.workspace_id = ${scope.workspaceId}::uuid and ${goalCondition(sql, numbered, sql`path`)}`
    differences.push(...(await compareSources(sql, scope, version, reached)))
    differences.push(...(await compareAds(sql, scope, version, reached)))
  }
  return differences
}

function compareSources(sql: Sql, scope: Scope, version: number, reached: Fragment) {
  return sql<CounterDifference[]>`
    select 'goal_source_counters' as counter, ${version}::int as version, day, channel, source as subject,
      null as platform, coalesce(kept.goals, 0) as counted, coalesce(recount.goals, 0) as recounted
    from (
      select day, channel, source, goals
      from goal_source_counters where workspace_id = ${scope.workspaceId}::uuid and version = ${version}::int
    ) kept
    full join (
      select start_day as day, channel, source, count(*)::int as goals
      from conversations where ${reached}
      group by start_day, channel, source
    ) recount using (day, channel, source)
    where coalesce(kept.goals, 0) <> coalesce(recount.goals, 0)
    order by day, channel, source`
}

function compareAds(sql: Sql, scope: Scope, version: number, reached: Fragment) {
  return sql<CounterDifference[]>`
    select 'goal_ad_counters' as counter, ${version}::int as version, day, channel, ad_id as subject, platform,
      coalesce(kept.goals, 0) as counted, coalesce(recount.goals, 0) as recounted
    from (
      select day, channel, ad_id, platform, goals
      from goal_ad_counters where workspace_id = ${scope.workspaceId}::uuid and version = ${version}::int
    ) kept
    full join (
      select start_day as day, channel, ad_id, coalesce(platform, '') as platform, count(*)::int as goals
      from conversations where ${reached} and source = 'ads' and ad_id is not null
      group by start_day, channel, ad_id, coalesce(platform, '')
    ) recount using (day, channel, ad_id, platform)
    where coalesce(kept.goals, 0) <> coalesce(recount.goals, 0)
    order by day, channel, ad_id, platform`
}
