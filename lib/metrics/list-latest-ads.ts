import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { adName } from '@/lib/ad-name'

/** The ads that brought somebody last, the latest first. */
export function listLatestAds(
  scope: Scope,
  { limit }: { limit: number },
): Promise<{ adId: string; name: string | null }[]> {
  return inWorkspace(
    scope,
    async ({ sql }) => sql<{ adId: string; name: string | null }[]>`
      select seen.ad_id as "adId", ${adName(sql)} as name
      from (
        select ad_id, headline, last_seen_at from ads
        where workspace_id = ${scope.workspaceId}::uuid
        order by last_seen_at desc, ad_id
        limit ${limit}
      ) seen
      left join account_ads listed on listed.workspace_id = ${scope.workspaceId}::uuid and listed.ad_id = seen.ad_id
      order by seen.last_seen_at desc, seen.ad_id`,
  )
}
