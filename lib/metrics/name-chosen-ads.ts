import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { adName } from '@/lib/ad-name'
import type { AdsOverviewInput } from './ads-overview'
import { toSearchText } from './search-text'

export type ChosenAds = Pick<AdsOverviewInput, 'adIds' | 'adSetIds' | 'campaignIds'>

export interface NamedChoice {
  kind: 'ad' | 'adset' | 'campaign'
  id: string
  /** Null where nothing tells one. */
  name: string | null
}

/** What chosen ads, ad sets and campaigns are called: campaigns, ad sets, ads, each in the order of choosing. */
export function nameChosenAds(scope: Scope, chosen: ChosenAds): Promise<NamedChoice[]> {
  const asked = [
    ...toAsked('campaign', chosen.campaignIds),
    ...toAsked('adset', chosen.adSetIds),
    ...toAsked('ad', chosen.adIds),
  ].map((one, place) => ({ ...one, place }))
  if (asked.length === 0) return Promise.resolve([])
  return inWorkspace(
    scope,
    async ({ sql }) => sql<NamedChoice[]>`
      select asked.kind, asked.id, case asked.kind
        when 'campaign' then (
          select campaign_name from account_ads
          where workspace_id = ${scope.workspaceId}::uuid and campaign_id = asked.id limit 1)
        when 'adset' then (
          select ad_set_name from account_ads
          where workspace_id = ${scope.workspaceId}::uuid and ad_set_id = asked.id limit 1)
        else ${adName(sql)} end as name
      from json_to_recordset(${JSON.stringify(asked)}::text::json) as asked(place int, kind text, id text)
      left join account_ads listed on listed.workspace_id = ${scope.workspaceId}::uuid
        and asked.kind = 'ad' and listed.ad_id = asked.id
      left join ads seen on seen.workspace_id = ${scope.workspaceId}::uuid
        and asked.kind = 'ad' and seen.ad_id = asked.id
      order by asked.place`,
  )
}

function toAsked(kind: NamedChoice['kind'], ids: string[] = []) {
  return ids.map((id) => ({ kind, id: toSearchText(id) }))
}
