import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { adName, joinAd } from '@/lib/ad-name'
import type { Channel } from '@/lib/channels/inbound-event'
import { countSpans } from './ad-spans'

export interface AdToFollow {
  adId: string
  /** Meta's name, else the headline that a touch told last; null where neither is known. */
  name: string | null
  conversations: number
}

export interface AdsToFollowInput {
  /** ISO days of the workspace's zone, both included. */
  from: string
  to: string
  channel?: Channel
}

const everyAd = { platforms: [], adIds: null, goalVersion: null, summedWeeks: new Map() }

/** Ads without a journey can be thousands; those that brought most come first. */
const mostUnlinked = 200

/**
 * Ads that brought conversations in a period, most conversations first: all that follow a journey, and of the
 * others those that brought most.
 */
export function listAdsToFollow(
  scope: Scope,
  { from, to, channel }: AdsToFollowInput,
): Promise<AdToFollow[]> {
  return inWorkspace(
    scope,
    async ({ sql }) => sql<AdToFollow[]>`
      select ranked.ad_id as "adId", ${adName(sql)} as name, ranked.conversations
      from (
        select counted.*, is_linked,
          row_number() over (partition by is_linked order by conversations desc, ad_id) as place
        from (
          select ad_id, sum(conversations)::int as conversations
          from (${countSpans(sql, scope, { from, to, ...everyAd })}) counters
          ${channel === undefined ? sql`` : sql`where channel = ${channel}`}
          group by ad_id
          having sum(conversations) > 0
        ) counted
        cross join lateral (select exists (
          select from ad_links
          join journeys on journeys.workspace_id = ${scope.workspaceId}::uuid
            and journeys.id = ad_links.journey_id and journeys.deleted_at is null
          where ad_links.workspace_id = ${scope.workspaceId}::uuid and ad_links.ad_id = counted.ad_id
        ) as is_linked) linked
      ) ranked
      ${joinAd(sql, scope, sql`ranked.ad_id`)}
      where is_linked or place <= ${mostUnlinked}
      order by ranked.conversations desc, ranked.ad_id`,
  )
}
