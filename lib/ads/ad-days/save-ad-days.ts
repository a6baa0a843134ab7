import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { recordDeed } from '@/lib/access/record-deed'
import { requireRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { InvalidInputError } from '@/lib/errors'
import { todayInZone } from '@/lib/period/today-in-zone'
import { spendToMicros } from '../spend-micros'
import { sumUpDays } from '../sum-days'
import type { AdDayInput } from './ad-days-schema'
import { findAdDayProblems } from './find-ad-day-problems'

type Sql = WorkspaceTransaction['sql']

/** The account of what no ad account of Meta's tells. */
const noAccount = ''

/**
 * Keeps what ads on other platforms cost and brought: each row takes the place of the one of the same day, ad and
 * platform. All rows or none; throws InvalidInputError naming the fields that cannot be used.
 */
export async function saveAdDays(
  scope: Scope,
  { adDays, now }: { adDays: AdDayInput[]; now: number },
): Promise<{ saved: number }> {
  requireRight(scope, 'save-ad-days')
  // In one order, so that two who write the same rows at once never wait for one another in a ring.
  const rows = adDays.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  await inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    const at = new Date(now).toISOString()
    // Before anything is looked at: it holds these ads until we are through.
    await writeAds(sql, scope, rows, at)
    const problems = await findAdDayProblems(sql, scope, adDays, todayInZone(now, scope.timeZone))
    if (Object.keys(problems).length > 0)
      throw new InvalidInputError('Some rows cannot be used; none was kept.', problems)
    await writeCurrencies(sql, scope, rows)
    await writeDays(sql, scope, rows, at)
    await sumUpDays(sql, scope, { accountId: noAccount, days: [...new Set(rows.map(({ day }) => day))] })
    await recordDeed(transaction, scope, {
      deed: 'ad-days.saved',
      detail: { rows: rows.length, from: rows[0]?.day ?? '', to: rows.at(-1)?.day ?? '' },
    })
  })
  return { saved: rows.length }
}

function keyOf({ day, adId, platform }: AdDayInput): string {
  return `${day} ${adId} ${platform}`
}

/** What an ad account says of an ad stays. What is not told again stays too. */
async function writeAds(sql: Sql, scope: Scope, rows: AdDayInput[], at: string): Promise<void> {
  const given = JSON.stringify([...Map.groupBy(rows, ({ adId }) => adId).values()].map(toAd).sort(byId))
  await sql`
    insert into account_ads (workspace_id, ad_id, account_id, name, status, currency, campaign_id, campaign_name,
      ad_set_id, ad_set_name, fetched_at)
    select ${scope.workspaceId}::uuid, "adId", ${noAccount}, coalesce(name, ''), '', currency, "campaignId",
      "campaignName", "adSetId", "adSetName", ${at}::timestamptz
    from json_to_recordset(${given}::text::json) as ad("adId" text, name text, currency text, "campaignId" text,
      "campaignName" text, "adSetId" text, "adSetName" text)
    on conflict (workspace_id, ad_id) do update set
      name = coalesce(nullif(excluded.name, ''), account_ads.name),
      campaign_id = coalesce(excluded.campaign_id, account_ads.campaign_id),
      campaign_name = coalesce(excluded.campaign_name, account_ads.campaign_name),
      ad_set_id = coalesce(excluded.ad_set_id, account_ads.ad_set_id),
      ad_set_name = coalesce(excluded.ad_set_name, account_ads.ad_set_name),
      fetched_at = excluded.fetched_at
      where account_ads.account_id = ${noAccount}`
}

/** What the rows of one ad tell of it; the last that tells something decides. */
function toAd(rows: AdDayInput[]) {
  const last = <Told>(toldBy: (row: AdDayInput) => Told | null | undefined) =>
    rows.findLast((row) => toldBy(row) != null)
  return {
    adId: rows[0]?.adId ?? '',
    currency: rows[0]?.spend.currency,
    name: last(({ name }) => name)?.name,
    campaignId: last(({ campaign }) => campaign)?.campaign?.id,
    campaignName: last(({ campaign }) => campaign?.name)?.campaign?.name,
    adSetId: last(({ adSet }) => adSet)?.adSet?.id,
    adSetName: last(({ adSet }) => adSet?.name)?.adSet?.name,
  }
}

function byId(a: { adId: string }, b: { adId: string }): number {
  return a.adId < b.adId ? -1 : 1
}

/** An ad all of whose rows are replaced may have another currency than before. */
async function writeCurrencies(sql: Sql, scope: Scope, rows: AdDayInput[]): Promise<void> {
  const given = JSON.stringify(rows.map(({ adId, spend }) => ({ adId, currency: spend.currency })))
  await sql`
    update account_ads set currency = given.currency
    from (
      select distinct "adId", currency
      from json_to_recordset(${given}::text::json) as row("adId" text, currency text)
    ) given
    where account_ads.workspace_id = ${scope.workspaceId}::uuid and account_ads.ad_id = given."adId"
      and account_ads.account_id = ${noAccount} and account_ads.currency <> given.currency`
}

async function writeDays(sql: Sql, scope: Scope, rows: AdDayInput[], at: string): Promise<void> {
  const given = JSON.stringify(
    rows.map(({ day, adId, platform, spend, impressions, clicks, linkClicks }) => ({
      ...{ day, adId, platform, impressions, clicks, linkClicks },
      currency: spend.currency,
      spendMicros: String(spendToMicros(spend.amount)),
    })),
  )
  await sql`
    insert into ad_days (workspace_id, day, ad_id, platform, account_id, spend_micros, currency, impressions,
      clicks, link_clicks, fetched_at)
    select ${scope.workspaceId}::uuid, day, "adId", platform, ${noAccount}, "spendMicros", currency, impressions,
      clicks, "linkClicks", ${at}::timestamptz
    from json_to_recordset(${given}::text::json) as row(day date, "adId" text, platform text, "spendMicros" bigint,
      currency text, impressions bigint, clicks bigint, "linkClicks" bigint)
    on conflict (workspace_id, day, ad_id, platform, account_id) do update set
      spend_micros = excluded.spend_micros, currency = excluded.currency, impressions = excluded.impressions,
      clicks = excluded.clicks, link_clicks = excluded.link_clicks,
      conversations_started = excluded.conversations_started, fetched_at = excluded.fetched_at`
}
