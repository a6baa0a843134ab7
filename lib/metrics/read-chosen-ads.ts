import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { ChosenAds } from './name-chosen-ads'
import { toSearchText } from './search-text'

/** The ids of the ads that are chosen by themselves, their ad sets or their campaigns; null for all ads. */
export async function readChosenAds(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { adIds = [], adSetIds = [], campaignIds = [] }: ChosenAds,
): Promise<string[] | null> {
  const chosen = [adIds, adSetIds, campaignIds].map((ids) => ids.map(toSearchText))
  if (chosen.every((ids) => ids.length === 0)) return null
  const [ads = [], adSets = [], campaigns = []] = chosen
  if (adSets.length + campaigns.length === 0) return ads
  const found = await sql<{ adId: string }[]>`
    select ad_id as "adId" from account_ads
    where workspace_id = ${scope.workspaceId}::uuid
      and (ad_set_id = any(${adSets}::text[]) or campaign_id = any(${campaigns}::text[]))`
  return [...new Set([...ads, ...found.map(({ adId }) => adId)])]
}
