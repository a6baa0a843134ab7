import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { adName } from '@/lib/ad-name'
import { costSpans, countSpans, ofEach } from './ad-spans'
import type { AdsOverviewInput } from './ads-overview'

type Sql = WorkspaceTransaction['sql']
type Fragment = ReturnType<Sql>

export interface AdChoice extends Pick<AdsOverviewInput, 'from' | 'to' | 'previous' | 'channel'> {
  platforms: string[]
  /** Null for all. */
  adIds: string[] | null
  /** The version whose counters count; null before one is live. */
  goalVersion: number | null
  /** Of every ad account, and of the empty one, the weeks whose sums are right. */
  summedWeeks: Map<string, Set<string>>
}

/** Columns of what an ad cost. */
export const costColumns = [
  'spend_micros',
  'impressions',
  'clicks',
  'link_clicks',
  'conversations_started',
] as const
export type CostColumn = (typeof costColumns)[number]

/** What is to be known of each ad beside what it brought: of thousands, every column takes its time. */
export interface WantedOfAds {
  costs: readonly CostColumn[]
  isNamed: boolean
}

/**
 * One row for each ad that is chosen or, where all are, has anything to count: what it brought in both
 * periods and what it cost in the first. An ad without a row of costs, of an account of which any day is known,
 * cost nothing; where no account tells it, its costs are null.
 */
export function adSums(
  sql: Sql,
  scope: Scope,
  choice: AdChoice,
  { costs: wanted, isNamed }: WantedOfAds = { costs: costColumns, isNamed: false },
): Fragment {
  const { from, to, channel, adIds, goalVersion } = choice
  const ofGoal = (goals: Fragment) => (goalVersion === null ? sql`null::int` : sql`coalesce(${goals}, 0)`)
  const isOfChannel: Fragment = channel ? sql`coalesce(counted.conversations, 0) > 0` : sql`true`
  const hasTwo: Fragment = sql`coalesce(costs.currency <> costs.other_currency or costs.currency <> account.currency, false)`
  const costOf = (column: CostColumn): Fragment => {
    if (!wanted.includes(column)) return sql`null::bigint as ${sql(column)}`
    const isKnown = {
      spend_micros: sql`not ${hasTwo} and (costs.ad_id is not null or account.is_known)`,
      // Other platforms need not count all of these.
      ...{ impressions: null, clicks: null, link_clicks: null, conversations_started: null },
    }[column]
    const figure = sql`costs.${sql(column)}`
    return sql`
      case when ${isOfChannel} and ${isKnown ?? sql`(${figure} is not null or account.is_known)`}
        then coalesce(${figure}, 0) end as ${sql(column)}`
  }
  return sql`
    select merged.ad_id, coalesce(account.currency, listed.currency, costs.currency) as currency,
      ${hasTwo} as has_two_currencies,
      coalesce(counted.conversations, 0) as conversations, ${ofGoal(sql`counted.goals`)} as goals,
      coalesce(counted.conversations_before, 0) as conversations_before,
      ${ofGoal(sql`counted.goals_before`)} as goals_before,
      coalesce(counted.unplaced, 0) as unplaced,
      ${costOf('spend_micros')}, ${costOf('impressions')}, ${costOf('clicks')}, ${costOf('link_clicks')},
      ${costOf('conversations_started')},
      account.account_id is not null or coalesce(costs.is_witnessed, false) as is_witnessed,
      coalesce(counted.conversations, 0) > 0 or (${isOfChannel} and costs.ad_id is not null) as is_listed,
      ${channel ? sql`costs.ad_id is null or coalesce(counted.of_any_channel, 0) > 0` : sql`true`} as is_placed,
      ${isNamed ? sql`coalesce(${adName(sql)}, merged.ad_id)` : sql`null`} as name
    from (${countsByAd(sql, scope, choice)}) counted
    full join (${costsByAd(sql, scope, choice, wanted)}) costs using (ad_id)
    full join unnest(${adIds ?? []}::text[]) as chosen(ad_id) using (ad_id) as merged
    left join account_ads listed on listed.workspace_id = ${scope.workspaceId}::uuid and listed.ad_id = merged.ad_id
    ${isNamed ? sql`left join ads seen on seen.workspace_id = ${scope.workspaceId}::uuid and seen.ad_id = merged.ad_id` : sql``}
    left join (
      select account_id, currency, exists (
        select from ad_account_days days
        where days.workspace_id = ${scope.workspaceId}::uuid and days.account_id = ad_accounts.account_id
          and days.day >= ${from}::date and days.day <= ${to}::date) as is_known
      from ad_accounts where workspace_id = ${scope.workspaceId}::uuid
    ) account on account.account_id = listed.account_id`
}

/** What each chosen ad brought, in both periods; `unplaced` are those whose platform a choice cannot place. */
function countsByAd(sql: Sql, scope: Scope, choice: AdChoice): Fragment {
  const { channel, platforms } = choice
  const isOfChannel: Fragment = channel ? sql`channel = ${channel}` : sql`true`
  const isPlaced: Fragment = platforms.length > 0 ? sql`platform = any(${platforms}::text[])` : sql`true`
  const sum = (figure: Fragment, filter: Fragment): Fragment =>
    sql`coalesce(sum(${figure}) filter (where ${filter}), 0)::int`
  const ofNow: Fragment = sql`not is_before and ${isOfChannel} and ${isPlaced}`
  const ofBefore: Fragment = sql`is_before and ${isOfChannel} and ${isPlaced}`
  const ofNoPlatform: Fragment = sql`not is_before and ${isOfChannel} and platform = ''`
  return sql`
    select ad_id, ${sum(sql`conversations`, ofNow)} as conversations,
      ${sum(sql`conversations`, ofBefore)} as conversations_before,
      ${sum(sql`goals`, ofNow)} as goals, ${sum(sql`goals`, ofBefore)} as goals_before,
      ${platforms.length > 0 ? sum(sql`conversations`, ofNoPlatform) : sql`0`} as unplaced,
      ${channel ? sum(sql`conversations`, sql`not is_before`) : sql`0`} as of_any_channel
    from (${countSpans(sql, scope, choice)}) counters
    group by ad_id`
}

/**
 * What each chosen ad cost. A week whose days are all taken away again is no row of costs. Meta counts the
 * conversations of every ad of an account, the API of none.
 */
function costsByAd(sql: Sql, scope: Scope, choice: AdChoice, wanted: readonly CostColumn[]): Fragment {
  return sql`
    select ad_id, min(currency collate "C") as currency, max(currency collate "C") as other_currency,
      bool_or(account_id <> '') as is_witnessed
      ${ofEach(sql, wanted, (column) => sql`, sum(${sql(column)})::bigint as ${sql(column)}`)}
    from (${costSpans(sql, scope, choice, wanted)}) spans
    group by ad_id
    having sum(days) > 0`
}
