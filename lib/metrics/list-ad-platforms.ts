import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Channel } from '@/lib/channels/inbound-event'

/** The platforms on which ads were shown in these days or conversations came from, by name. */
export function listAdPlatforms(
  scope: Scope,
  { from, to, channel }: { from: string; to: string; channel?: Channel },
): Promise<string[]> {
  return inWorkspace(scope, async ({ sql }) => {
    const rows = await sql<{ platform: string }[]>`
      select platform from ad_day_totals
      where workspace_id = ${scope.workspaceId}::uuid and day >= ${from}::date and day <= ${to}::date
      union
      select platform from ad_counters
      where workspace_id = ${scope.workspaceId}::uuid and day >= ${from}::date and day <= ${to}::date
        and platform <> '' ${channel ? sql`and channel = ${channel}` : sql``}
      order by platform`
    return rows.map(({ platform }) => platform)
  })
}
