import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { weekOf } from '@/lib/counters/week-of'

type Sql = WorkspaceTransaction['sql']

export interface WrittenDays {
  /** Empty for what the `ad-days` API brought. */
  accountId: string
  days: string[]
}

/**
 * Sums up days anew after their rows were written, in the same transaction, and leaves their weeks to be summed
 * up.
 */
export async function sumUpDays(sql: Sql, scope: Scope, { accountId, days }: WrittenDays): Promise<void> {
  // First, as whoever else writes these weeks waits here until we are through.
  await sql`
    insert into ad_account_weeks (workspace_id, account_id, week, is_summed)
    select distinct ${scope.workspaceId}::uuid, ${accountId}, ${weekOf(sql, 'day')}, false
    from unnest(${days}::text[]::date[]) as day
    order by 3
    on conflict (workspace_id, account_id, week) do update set is_summed = false`
  await sql`
    delete from ad_day_totals
    where workspace_id = ${scope.workspaceId}::uuid and account_id = ${accountId}
      and day = any(${days}::text[]::date[])`
  await sql`
    insert into ad_day_totals (workspace_id, day, account_id, platform, currency, spend_micros, impressions, clicks,
      link_clicks, conversations_started)
    select workspace_id, day, account_id, platform, currency, sum(spend_micros), sum(impressions), sum(clicks),
      sum(link_clicks), sum(conversations_started)
    from ad_days
    where workspace_id = ${scope.workspaceId}::uuid and account_id = ${accountId}
      and day = any(${days}::text[]::date[])
    group by workspace_id, day, account_id, platform, currency
    on conflict do nothing`
}

/** The weeks of an account whose days were written since they were summed up. */
export async function listUnsummedWeeks(sql: Sql, scope: Scope, accountId: string): Promise<string[]> {
  const weeks = await sql<{ week: string }[]>`
    select week from ad_account_weeks
    where workspace_id = ${scope.workspaceId}::uuid and account_id = ${accountId} and not is_summed
    order by week desc`
  return weeks.map(({ week }) => week)
}

/**
 * Sums up a week of an account. Nobody may write its days meanwhile: the caller holds the account. A week in
 * another currency than the account's, which changed its own, is left to be read by its days.
 */
export async function sumUpWeek(
  sql: Sql,
  scope: Scope,
  { accountId, week }: { accountId: string; week: string },
): Promise<void> {
  await sql`
    delete from ad_weeks
    where workspace_id = ${scope.workspaceId}::uuid and account_id = ${accountId} and week = ${week}::date`
  await sql`
    insert into ad_weeks (workspace_id, account_id, week, ad_id, platform, currency, days, spend_micros,
      impressions, clicks, link_clicks, conversations_started)
    select workspace_id, account_id, ${week}::date, ad_id, platform, currency, count(*), sum(spend_micros),
      sum(impressions), sum(clicks), sum(link_clicks), sum(conversations_started)
    from ad_days
    where workspace_id = ${scope.workspaceId}::uuid and account_id = ${accountId}
      and day between ${week}::date and ${week}::date + 6
    group by workspace_id, account_id, ad_id, platform, currency
    on conflict do nothing`
  // Days taken away again from a week of another currency would leave it with the ad.
  await sql`
    update ad_account_weeks set is_summed = not exists (
      select from ad_weeks
      join ad_accounts on ad_accounts.workspace_id = ${scope.workspaceId}::uuid
        and ad_accounts.account_id = ad_weeks.account_id
      where ad_weeks.workspace_id = ${scope.workspaceId}::uuid and ad_weeks.account_id = ${accountId}
        and ad_weeks.week = ${week}::date and ad_weeks.currency <> ad_accounts.currency)
    where workspace_id = ${scope.workspaceId}::uuid and account_id = ${accountId} and week = ${week}::date`
}
