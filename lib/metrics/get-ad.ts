import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { adName, joinAd } from '@/lib/ad-name'
import { toSearchText } from './search-text'

export interface Ad {
  adId: string
  /** Meta's name, else the headline that a touch told last; null where neither is known. */
  name: string | null
  /** Meta's effective_status; null where no account tells it. */
  status: string | null
  /** Of the creative. */
  title: string | null
  thumbnailUrl: string | null
  campaign: NamedPart | null
  adSet: NamedPart | null
  /** The connected ad account that lists it. */
  account: { accountId: string; name: string; currency: string; timeZone: string } | null
  /** What it follows. */
  journey: { id: string; name: string } | null
}

interface NamedPart {
  id: string
  name: string | null
}

/** An ad that an account lists, a touch named or the ad-days API told of; null for any other id. */
export async function getAd(scope: Scope, adId: string): Promise<Ad | null> {
  const [stored] = await inWorkspace(
    scope,
    ({ sql }) => sql<(Omit<Ad, 'adId'> & { isKnown: boolean })[]>`
      select ${adName(sql)} as name, listed.status, listed.title,
        listed.thumbnail_url as "thumbnailUrl",
        case when listed.campaign_id is not null then
          json_build_object('id', listed.campaign_id, 'name', listed.campaign_name) end as campaign,
        case when listed.ad_set_id is not null then
          json_build_object('id', listed.ad_set_id, 'name', listed.ad_set_name) end as "adSet",
        case when account.account_id is not null then json_build_object('accountId', account.account_id,
          'name', account.name, 'currency', account.currency, 'timeZone', account.time_zone) end as account,
        case when journey.id is not null then
          json_build_object('id', journey.id, 'name', journey.name) end as journey,
        case when listed.ad_id is not null or seen.ad_id is not null then true else exists (
          select from ad_days where workspace_id = ${scope.workspaceId}::uuid and ad_id = asked.ad_id
        ) end as "isKnown"
      from (select ${toSearchText(adId)}::text as ad_id) asked
      ${joinAd(sql, scope, sql`asked.ad_id`)}
      left join ad_accounts account on account.workspace_id = ${scope.workspaceId}::uuid
        and account.account_id = listed.account_id
      left join ad_links link on link.workspace_id = ${scope.workspaceId}::uuid and link.ad_id = asked.ad_id
      left join journeys journey on journey.workspace_id = ${scope.workspaceId}::uuid
        and journey.id = link.journey_id and journey.deleted_at is null`,
  )
  if (!stored?.isKnown) return null
  const { isKnown, ...ad } = stored
  return { adId, ...ad }
}
