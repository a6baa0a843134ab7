import { inWorkspace } from '@/db/workspace'
import { storableText } from '@/lib/text/storable-text'
import type { MetaAd } from '../graph/list-ads'
import { holdAccount } from './hold-account'
import type { SyncRun } from './sync-run'

/** Writes what an account says of some of its ads over what it said before. Ads that it no longer lists stay. */
export function storeAds(run: SyncRun, ads: MetaAd[], askedAt: string): Promise<void> {
  const { scope, account } = run
  const unique = JSON.stringify([...new Map(ads.map((ad) => [ad.adId, ad])).values()], storable)
  return inWorkspace(
    scope,
    async ({ sql }) => {
      await holdAccount(sql, scope, account)
      await sql`
        insert into account_ads (workspace_id, ad_id, account_id, name, status, campaign_id, campaign_name,
          ad_set_id, ad_set_name, title, thumbnail_url, fetched_at)
        select ${scope.workspaceId}::uuid, "adId", ${account.accountId}, name, status, "campaignId", "campaignName",
          "adSetId", "adSetName", title, "thumbnailUrl", ${askedAt}::timestamptz
        from json_to_recordset(${unique}::text::json) as ad("adId" text, name text, status text,
          "campaignId" text, "campaignName" text, "adSetId" text, "adSetName" text, title text, "thumbnailUrl" text)
        on conflict (workspace_id, ad_id) do update set
          account_id = excluded.account_id, name = excluded.name, status = excluded.status,
          campaign_id = excluded.campaign_id, campaign_name = excluded.campaign_name,
          ad_set_id = excluded.ad_set_id, ad_set_name = excluded.ad_set_name, title = excluded.title,
          thumbnail_url = excluded.thumbnail_url, fetched_at = excluded.fetched_at`
    },
    { pool: 'worker' },
  )
}

/** Names are what people typed, and Meta cuts them. */
function storable(_: string, value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value
}
