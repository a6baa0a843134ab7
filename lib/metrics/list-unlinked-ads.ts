import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { adName, joinAd } from '@/lib/ad-name'
import type { Channel } from '@/lib/channels/inbound-event'

export interface UnlinkedAd {
  adId: string
  name: string | null
  conversations: number
}

/** Ads that brought conversations in a period and follow no journey, most conversations first. */
export function listUnlinkedAds(
  scope: Scope,
  { from, to, channel }: { from: string; to: string; channel?: Channel },
): Promise<UnlinkedAd[]> {
  return inWorkspace(
    scope,
    async ({ sql }) => sql<UnlinkedAd[]>`
      select counted.ad_id as "adId", ${adName(sql)} as name,
        counted.conversations
      from (
        select ad_id, sum(conversations)::int as conversations
        from ad_counters
        where workspace_id = ${scope.workspaceId}::uuid and day >= ${from}::date and day <= ${to}::date
          ${channel ? sql`and channel = ${channel}` : sql``}
        group by ad_id
        having sum(conversations) > 0
      ) counted
      ${joinAd(sql, scope, sql`counted.ad_id`)}
      where not exists (
        select from ad_links
        join journeys on journeys.workspace_id = ${scope.workspaceId}::uuid
          and journeys.id = ad_links.journey_id and journeys.deleted_at is null
        where ad_links.workspace_id = ${scope.workspaceId}::uuid and ad_links.ad_id = counted.ad_id)
      order by counted.conversations desc, counted.ad_id`,
  )
}
