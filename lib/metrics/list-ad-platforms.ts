import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Channel } from '@/lib/channels/inbound-event'
import { addDays } from '@/lib/period/day'
import { planSpans } from './plan-spans'

/** The platforms on which ads were shown in these days or conversations came from, by name. */
export function listAdPlatforms(
  scope: Scope,
  { from, to, channel }: { from: string; to: string; channel?: Channel },
): Promise<string[]> {
  // Weeks only where they lie in the range as a whole; they are few rows.
  const isWhole = (week: string) => week >= from && addDays(week, 6) <= to
  const { weeks, plus } = planSpans({ from, to }, isWhole)
  return inWorkspace(scope, async ({ sql }) => {
    const isOfChannel = () => (channel ? sql`and channel = ${channel}` : sql``)
    const rows = await sql<{ platform: string }[]>`
      select platform from ad_day_totals
      where workspace_id = ${scope.workspaceId}::uuid and day >= ${from}::date and day <= ${to}::date
      union
      select platform from ad_week_counters
      where workspace_id = ${scope.workspaceId}::uuid and week = any(${weeks}::text[]::date[])
        and platform <> '' ${isOfChannel()}
      union
      select counted.platform
      from json_to_recordset(${JSON.stringify(plus)}::text::json) as range("from" date, "to" date)
      join ad_counters counted on counted.workspace_id = ${scope.workspaceId}::uuid
        and counted.day >= range."from" and counted.day <= range."to"
        and counted.platform <> '' ${isOfChannel()}
      order by platform`
    return rows.map(({ platform }) => platform)
  })
}
