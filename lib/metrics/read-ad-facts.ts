import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { adName, joinAd } from '@/lib/ad-name'
import type { AdChoice } from './ad-sums'
import type { AdFigures, AdStanding } from './ads-overview'

type Sql = WorkspaceTransaction['sql']

export type AdFacts = Pick<
  AdFigures,
  | 'adId'
  | 'name'
  | 'status'
  | 'campaign'
  | 'adSet'
  | 'title'
  | 'thumbnailUrl'
  | 'accountId'
  | 'accountName'
  | 'standing'
  | 'journey'
>

interface StoredAdFacts extends Omit<AdFacts, 'campaign' | 'adSet' | 'journey' | 'standing'> {
  campaignId: string | null
  campaignName: string | null
  adSetId: string | null
  adSetName: string | null
  journeyId: string | null
  journeyName: string | null
  isOfApi: boolean
  hasAccounts: boolean
  isBeforeRemoval: boolean
}

/** What is known of these ads beside their figures. */
export async function readAdFacts(sql: Sql, scope: Scope, adIds: string[]): Promise<Map<string, AdFacts>> {
  const rows = await sql<StoredAdFacts[]>`
    select asked.ad_id as "adId", ${adName(sql)} as name,
      nullif(listed.status, '') as status,
      listed.campaign_id as "campaignId", listed.campaign_name as "campaignName",
      listed.ad_set_id as "adSetId", listed.ad_set_name as "adSetName", listed.title,
      listed.thumbnail_url as "thumbnailUrl", account.account_id as "accountId", account.name as "accountName",
      journeys.id as "journeyId", journeys.name as "journeyName",
      coalesce(listed.account_id = '', false) as "isOfApi",
      exists (select from ad_accounts where workspace_id = ${scope.workspaceId}::uuid) as "hasAccounts",
      coalesce(seen.first_seen_at < removal.at, false) as "isBeforeRemoval"
    from unnest(${adIds}::text[]) as asked(ad_id)
    ${joinAd(sql, scope, sql`asked.ad_id`)}
    left join ad_accounts account on account.workspace_id = ${scope.workspaceId}::uuid
      and account.account_id = listed.account_id
    left join ad_links on ad_links.workspace_id = ${scope.workspaceId}::uuid and ad_links.ad_id = asked.ad_id
    left join journeys on journeys.workspace_id = ${scope.workspaceId}::uuid
      and journeys.id = ad_links.journey_id and journeys.deleted_at is null
    cross join (
      select max(at) as at from audit_entries
      where workspace_id = ${scope.workspaceId}::uuid and deed in ('ad-account.removed', 'meta.disconnected')
    ) removal`
  return new Map(rows.map((row) => [row.adId, toAdFacts(row)]))
}

function toAdFacts(row: StoredAdFacts): AdFacts {
  const { adId, name, status, title, thumbnailUrl, accountId, accountName } = row
  return {
    adId,
    name,
    status,
    campaign: row.campaignId === null ? null : { id: row.campaignId, name: row.campaignName },
    adSet: row.adSetId === null ? null : { id: row.adSetId, name: row.adSetName },
    title,
    thumbnailUrl,
    accountId,
    accountName,
    standing: toStanding(row),
    journey:
      row.journeyId === null || row.journeyName === null
        ? null
        : { id: row.journeyId, name: row.journeyName },
  }
}

function toStanding({ accountId, isOfApi, hasAccounts, isBeforeRemoval }: StoredAdFacts): AdStanding {
  if (accountId !== null) return 'connected'
  if (isOfApi) return 'api'
  if (isBeforeRemoval) return 'account-removed'
  return hasAccounts ? 'not-in-accounts' : 'no-account'
}

/** Where each of these ads was shown or conversations came from, most conversations first. */
export async function readAdPlatforms(
  sql: Sql,
  scope: Scope,
  { from, to, channel, platforms }: AdChoice,
  adIds: string[],
): Promise<Map<string, AdFigures['platforms']>> {
  const isAsked = () => sql`
    workspace_id = ${scope.workspaceId}::uuid and day >= ${from}::date and day <= ${to}::date
    and ad_id = any(${adIds}::text[])
    ${platforms.length > 0 ? sql`and platform = any(${platforms}::text[])` : sql``}`
  const rows = await sql<{ adId: string; platform: string | null; conversations: number }[]>`
    select ad_id as "adId", nullif(platform, '') as platform, sum(conversations)::int as conversations
    from (
      select ad_id, platform, conversations from ad_counters
      where ${isAsked()} ${channel ? sql`and channel = ${channel}` : sql``}
      union all
      select ad_id, platform, 0 from ad_days where ${isAsked()}
    ) shown
    group by ad_id, platform
    order by conversations desc, platform`
  const byAd = Map.groupBy(rows, ({ adId }) => adId)
  return new Map(
    [...byAd].map(([adId, ofAd]) => [
      adId,
      ofAd.map(({ platform, conversations }) => ({ platform, conversations })),
    ]),
  )
}
