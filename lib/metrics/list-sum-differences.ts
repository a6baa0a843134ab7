import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { weekOf } from '@/lib/counters/week-of'
import type { CounterDifference } from './verify-counters'

type Sql = WorkspaceTransaction['sql']

/** Adds up again what is kept in sum of the counters of ads and of what ads cost. */
export async function listSumDifferences(sql: Sql, scope: Scope): Promise<CounterDifference[]> {
  return [
    ...(await compareWeeks(sql, scope)),
    ...(await compareGoalWeeks(sql, scope)),
    ...(await compareDayTotals(sql, scope)),
    ...(await compareAdWeeks(sql, scope)),
  ]
}

function compareWeeks(sql: Sql, scope: Scope) {
  return sql<CounterDifference[]>`
    select 'ad_week_counters' as counter, week as day, channel, ad_id as subject, platform,
      coalesce(kept.conversations, 0) as counted, coalesce(recount.conversations, 0) as recounted
    from (
      select week, channel, ad_id, platform, conversations
      from ad_week_counters where workspace_id = ${scope.workspaceId}::uuid
    ) kept
    full join (
      select ${weekOf(sql, 'day')} as week, channel, ad_id, platform, sum(conversations)::int as conversations
      from ad_counters where workspace_id = ${scope.workspaceId}::uuid
      group by 1, channel, ad_id, platform
    ) recount using (week, channel, ad_id, platform)
    where coalesce(kept.conversations, 0) <> coalesce(recount.conversations, 0)
    order by week, channel, ad_id, platform`
}

/** Of the versions that are counted; those of ended ones are swept away. */
function compareGoalWeeks(sql: Sql, scope: Scope) {
  return sql<CounterDifference[]>`
    select 'goal_ad_week_counters' as counter, version, week as day, channel, ad_id as subject, platform,
      coalesce(kept.goals, 0) as counted, coalesce(recount.goals, 0) as recounted
    from (
      select version, week, channel, ad_id, platform, goals
      from goal_ad_week_counters where workspace_id = ${scope.workspaceId}::uuid
    ) kept
    full join (
      select version, ${weekOf(sql, 'day')} as week, channel, ad_id, platform, sum(goals)::int as goals
      from goal_ad_counters where workspace_id = ${scope.workspaceId}::uuid
      group by version, 2, channel, ad_id, platform
    ) recount using (version, week, channel, ad_id, platform)
    where coalesce(kept.goals, 0) <> coalesce(recount.goals, 0)
    order by version, week, channel, ad_id, platform`
}

function compareDayTotals(sql: Sql, scope: Scope) {
  return sql<CounterDifference[]>`
    select 'ad_day_totals' as counter, day, '' as channel, account_id as subject, platform, figure,
      kept.value as counted, recount.value as recounted
    from (
      select day, account_id, platform, currency, unfolded.*
      from ad_day_totals sums ${unfolded(sql, false)}
      where workspace_id = ${scope.workspaceId}::uuid
    ) kept
    full join (
      select day, account_id, platform, currency, unfolded.*
      from (
        select day, account_id, platform, currency, ${sums(sql)} from ad_days
        where workspace_id = ${scope.workspaceId}::uuid
        group by day, account_id, platform, currency
      ) sums ${unfolded(sql, false)}
    ) recount using (day, account_id, platform, currency, figure)
    where kept.value is distinct from recount.value
    order by day, account_id, platform, figure`
}

/** Of weeks that are said to be summed up. */
function compareAdWeeks(sql: Sql, scope: Scope) {
  return sql<CounterDifference[]>`
    with summed as (
      select account_id, week from ad_account_weeks
      where workspace_id = ${scope.workspaceId}::uuid and is_summed
    )
    select 'ad_weeks' as counter, week as day, '' as channel, ad_id as subject, platform, figure,
      kept.value as counted, recount.value as recounted
    from (
      select week, account_id, ad_id, platform, currency, unfolded.*
      from ad_weeks sums ${unfolded(sql, true)}
      where workspace_id = ${scope.workspaceId}::uuid
        and (account_id, week) in (select account_id, week from summed)
    ) kept
    full join (
      select week, account_id, ad_id, platform, currency, unfolded.*
      from (
        select ${weekOf(sql, 'day')} as week, account_id, ad_id, platform, currency, count(*) as days, ${sums(sql)}
        from ad_days
        where workspace_id = ${scope.workspaceId}::uuid
          and (account_id, ${weekOf(sql, 'day')}) in (select account_id, week from summed)
        group by 1, account_id, ad_id, platform, currency
      ) sums ${unfolded(sql, true)}
    ) recount using (week, account_id, ad_id, platform, currency, figure)
    where kept.value is distinct from recount.value
    order by week, account_id, ad_id, platform, figure`
}

function sums(sql: Sql) {
  return sql`
    sum(spend_micros) as spend_micros, sum(impressions) as impressions, sum(clicks) as clicks,
    sum(link_clicks) as link_clicks, sum(conversations_started) as conversations_started`
}

/** A row for each figure of a sum; where the rows were counted, for their count too. */
function unfolded(sql: Sql, areDaysCounted: boolean) {
  return sql`
    cross join lateral (values
      ('spend_micros', sums.spend_micros::text), ('impressions', sums.impressions::text),
      ('clicks', sums.clicks::text), ('link_clicks', sums.link_clicks::text),
      ('conversations_started', sums.conversations_started::text)
      ${areDaysCounted ? sql`, ('days', sums.days::text)` : sql``}
    ) as unfolded(figure, value)`
}
