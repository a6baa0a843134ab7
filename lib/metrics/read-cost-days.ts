import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { StoredCostsOfCurrency } from './ad-measures'
import type { AdChoice } from './ad-sums'

type Sql = WorkspaceTransaction['sql']
type Fragment = ReturnType<Sql>

export interface StoredCostDay extends StoredCostsOfCurrency {
  day: string
}

/**
 * What the chosen ads cost on each day of both periods, a row for each currency; no row where nothing is
 * known. A day of which an account is stored whole is known also when nothing was spent on it.
 */
export function readCostDays(sql: Sql, scope: Scope, choice: AdChoice): Promise<StoredCostDay[]> {
  const { adIds } = choice
  return sql<StoredCostDay[]>`
    select day, currency, sum(spend_micros)::bigint as "spendMicros", sum(impressions)::bigint as impressions,
      sum(clicks)::bigint as clicks, sum(link_clicks)::bigint as "linkClicks",
      sum(conversations_started)::bigint as "conversationsStarted"
    from (
      ${costs(sql, scope, choice)}
      union all
      select days.day, accounts.currency, 0, 0, 0, 0, 0
      from ad_account_days days
      join ad_accounts accounts on accounts.workspace_id = ${scope.workspaceId}::uuid
        and accounts.account_id = days.account_id
      where days.workspace_id = ${scope.workspaceId}::uuid and ${isAsked(sql, choice, sql`days.day`)}
        ${adIds ? sql`and days.account_id in (${accountsOf(sql, scope, adIds)})` : sql``}
    ) known
    group by day, currency
    order by day, currency`
}

/** Of all ads they are summed up already; of some the rows of each are. */
function costs(sql: Sql, scope: Scope, choice: AdChoice): Fragment {
  const { from, platforms, adIds, channel } = choice
  const isOfAll = adIds === null && channel === undefined
  return sql`
    select day, currency, spend_micros, impressions, clicks, link_clicks, conversations_started
    from ${isOfAll ? sql`ad_day_totals` : sql`ad_days`}
    where workspace_id = ${scope.workspaceId}::uuid and ${isAsked(sql, choice, sql`day`)}
      ${platforms.length > 0 ? sql`and platform = any(${platforms}::text[])` : sql``}
      ${adIds ? sql`and ad_id = any(${adIds}::text[])` : sql``}
      ${
        channel
          ? sql`and (ad_id, day >= ${from}::date) in (
              select ad_id, day >= ${from}::date from ad_counters
              where workspace_id = ${scope.workspaceId}::uuid and channel = ${channel}
                and ${isAsked(sql, choice, sql`day`)}
                ${platforms.length > 0 ? sql`and platform = any(${platforms}::text[])` : sql``})`
          : sql``
      }`
}

function accountsOf(sql: Sql, scope: Scope, adIds: string[]): Fragment {
  return sql`
    select account_id from account_ads
    where workspace_id = ${scope.workspaceId}::uuid and ad_id = any(${adIds}::text[])`
}

function isAsked(sql: Sql, { from, to, previous }: AdChoice, day: Fragment): Fragment {
  return sql`${day} >= ${previous?.from ?? from}::date and ${day} <= ${to}::date
    ${previous ? sql`and (${day} >= ${from}::date or ${day} <= ${previous.to}::date)` : sql``}`
}
