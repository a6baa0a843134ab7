import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { AdDayInput } from './ad-days-schema'

type Sql = WorkspaceTransaction['sql']

/** Meta's publisher platforms as far as we know them; what it has sent for any ad counts too. */
const platformsOfMeta = ['facebook', 'instagram', 'messenger', 'audience_network', 'threads', 'whatsapp']

interface KnownAd {
  adId: string
  /** What its figures are in; null while there are none. */
  currency: string | null
  /** Whether an ad account of Meta's lists it. */
  isOfAccount: boolean
}

/** What stands against storing these rows, a sentence by field; empty where nothing does. */
export async function findAdDayProblems(
  sql: Sql,
  scope: Scope,
  rows: AdDayInput[],
  today: string,
): Promise<Record<string, string>> {
  const known = new Map((await readKnownAds(sql, scope, rows)).map((ad) => [ad.adId, ad]))
  const ofMeta = new Set([...platformsOfMeta, ...(await readMetaPlatforms(sql, scope))])
  const currencies = new Map<string, string>()
  const problems: Record<string, string> = {}
  for (const [index, { day, adId, platform, spend }] of rows.entries()) {
    const ad = known.get(adId)
    const currency = ad?.currency ?? currencies.get(adId) ?? spend.currency
    currencies.set(adId, currency)
    if (day > today) problems[`adDays.${index}.day`] = 'This day has not come yet.'
    if (spend.currency !== currency)
      problems[`adDays.${index}.spend.currency`] =
        `What this ad costs is in ${currency}, and an ad has one currency.`
    if (ad?.isOfAccount && ofMeta.has(platform))
      problems[`adDays.${index}.platform`] = 'Meta tells us of this ad on this platform already.'
  }
  return problems
}

/** An ad all of whose rows are among those that are sent now has no currency yet: it may change with them. */
function readKnownAds(sql: Sql, scope: Scope, rows: AdDayInput[]) {
  const given = JSON.stringify(rows.map(({ day, adId, platform }) => ({ day, adId, platform })))
  return sql<KnownAd[]>`
    select told.ad_id as "adId", accounts.account_id is not null as "isOfAccount",
      coalesce(accounts.currency, case when exists (
        select from ad_days kept
        where kept.workspace_id = ${scope.workspaceId}::uuid and kept.ad_id = told.ad_id and kept.account_id = ''
          and not exists (
            select from json_to_recordset(${given}::text::json) as given(day date, "adId" text, platform text)
            where given."adId" = kept.ad_id and given.day = kept.day and given.platform = kept.platform)
      ) then told.currency end) as currency
    from account_ads told
    left join ad_accounts accounts on accounts.workspace_id = ${scope.workspaceId}::uuid
      and accounts.account_id = told.account_id
    where told.workspace_id = ${scope.workspaceId}::uuid
      and told.ad_id = any(${[...new Set(rows.map(({ adId }) => adId))]}::text[])`
}

async function readMetaPlatforms(sql: Sql, scope: Scope): Promise<string[]> {
  const rows = await sql<{ platform: string }[]>`
    select distinct platform from ad_day_totals
    where workspace_id = ${scope.workspaceId}::uuid and account_id <> ''`
  return rows.map(({ platform }) => platform)
}
