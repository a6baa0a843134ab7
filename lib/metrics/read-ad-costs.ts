import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { missingDays } from '@/lib/ads/missing-days'
import type { Channel } from '@/lib/channels/inbound-event'
import { addDays } from '@/lib/period/day'
import { dayInZone } from '@/lib/time/day-in-zone'
import { knownZone } from '@/lib/time/known-zone'
import type { AdCost } from './cost-of-journey'
import { toSearchText } from './search-text'

export interface AdCostsInput {
  adIds: string[]
  /** ISO days of the ad accounts, both included. */
  from: string
  to: string
  /** Only ads that brought conversations of this channel; what an ad cost has none, and is counted whole. */
  channel?: Channel
  /** Milliseconds. */
  now: number
}

/**
 * Why it is not known what ads cost: no ad account is connected, none that is lists them, or none of these days
 * has been fetched.
 */
export type UnknownCost = 'no-account' | 'not-in-accounts' | 'no-days'

/** An ad account that paid for some of the ads. */
export interface PayingAccount {
  accountId: string
  name: string
  /** Its days are days of this zone. */
  timeZone: string
  /** Days of the range before today whose figures are missing or incomplete, oldest first. */
  missingDays: string[]
}

export interface AdCosts {
  /** The ads asked for, without those that the channel leaves out. */
  adIds: string[]
  /** Of an ad that is known to have cost nothing, 0. */
  costs: AdCost[]
  /** Why nothing is known of the ads without a cost; null where there are none. */
  unknown: UnknownCost | null
  accounts: PayingAccount[]
}

/** What ads cost over some days, as far as an ad account that is connected or the ad-days API tells. */
export async function readAdCosts(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  input: AdCostsInput,
): Promise<AdCosts> {
  const rows = await readRows(sql, scope, input)
  const unknown = rows.filter(({ currency }) => currency === null)
  return {
    adIds: [...new Set(rows.map(({ adId }) => adId))],
    costs: rows.flatMap(({ adId, currency, micros }) =>
      currency === null ? [] : { adId, currency, micros: BigInt(micros) },
    ),
    unknown: whyUnknown(unknown),
    accounts: await readAccounts(sql, scope, { ...input, rows }),
  }
}

interface CostRow {
  adId: string
  /** Null where nothing is known. */
  currency: string | null
  micros: string
  /** Of the account that lists it; null where none does. */
  account: Omit<PayingAccount, 'missingDays'> | null
  hasAccounts: boolean
}

/** One row an ad and currency. An account tells nothing of a day on which an ad was not shown: that is 0. */
async function readRows(sql: WorkspaceTransaction['sql'], scope: Scope, input: AdCostsInput) {
  const { from, to, channel } = input
  const adIds = sql`${[...new Set(input.adIds)].map(toSearchText)}::text[]`
  return sql<CostRow[]>`
    select asked.ad_id as "adId", coalesce(days.micros, 0)::text as micros,
      coalesce(days.currency, case when exists (
        select from ad_account_days
        where workspace_id = ${scope.workspaceId}::uuid and account_id = account.account_id
          and day >= ${from}::date and day <= ${to}::date) then account.currency end) as currency,
      case when account.account_id is not null then json_build_object('accountId', account.account_id,
        'name', account.name, 'timeZone', account.time_zone) end as account,
      exists (select from ad_accounts where workspace_id = ${scope.workspaceId}::uuid) as "hasAccounts"
    from unnest(${adIds}) as asked(ad_id)
    left join (
      select ad_id, currency, sum(spend_micros) as micros
      from ad_days
      where workspace_id = ${scope.workspaceId}::uuid and ad_id = any(${adIds})
        and day >= ${from}::date and day <= ${to}::date
      group by ad_id, currency
    ) days on days.ad_id = asked.ad_id
    left join account_ads listed on listed.workspace_id = ${scope.workspaceId}::uuid
      and listed.ad_id = asked.ad_id
    left join ad_accounts account on account.workspace_id = ${scope.workspaceId}::uuid
      and account.account_id = listed.account_id
    ${
      channel === undefined
        ? sql``
        : sql`where asked.ad_id in (
            select ad_id from ad_counters
            where workspace_id = ${scope.workspaceId}::uuid and channel = ${channel}
              and day >= ${from}::date and day <= ${to}::date and conversations > 0)`
    }
    order by 1, 3`
}

function whyUnknown(rows: CostRow[]): UnknownCost | null {
  const [first] = rows
  if (!first) return null
  if (!first.hasAccounts) return 'no-account'
  return rows.every(({ account }) => account !== null) ? 'no-days' : 'not-in-accounts'
}

interface AskedAccounts extends AdCostsInput {
  rows: CostRow[]
}

async function readAccounts(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { rows, from, to, now }: AskedAccounts,
): Promise<PayingAccount[]> {
  const accounts = new Map(rows.flatMap(({ account }) => (account ? [[account.accountId, account]] : [])))
  if (accounts.size === 0) return []
  const asked = [...accounts.values()].map(({ accountId, timeZone }) => ({
    accountId,
    from,
    to: earlier(to, addDays(dayInZone(now, knownZone(timeZone)), -1)),
  }))
  const missing = Map.groupBy(await missingDays(sql, scope, asked), ({ accountId }) => accountId)
  return [...accounts.values()]
    .map((account) => ({
      ...account,
      missingDays: missing.get(account.accountId)?.map(({ day }) => day) ?? [],
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

function earlier(a: string, b: string): string {
  return a < b ? a : b
}
