import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Channel } from '@/lib/channels/inbound-event'
import { listDays } from '@/lib/period/day'
import { toSearchText } from './search-text'
import { type AdCount, type AdFigures, toAdFigures } from './to-ad-figures'

export interface AdsOverviewInput {
  /** ISO days of the workspace's zone, both included. */
  from: string
  to: string
  channel?: Channel
  /** Publisher platforms; none or empty means all, and then also conversations whose platform is unknown. */
  platforms?: string[]
  adIds?: string[]
  /** The period to compare with; without it nothing is compared. */
  previous?: { from: string; to: string }
}

export interface AdsOverview {
  from: string
  to: string
  timeZone: string
  totals: {
    spend: { currency: string; amount: string }[]
    impressions: number | null
    clicks: number | null
    conversations: number
    goals: number | null
    previousConversations?: number
  }
  /** Most conversations first. */
  ads: AdFigures[]
  /** Conversations of the chosen ads that a choice of platforms leaves out because theirs is unknown. */
  unplaced: number
  /** Every day of the range. */
  days: { day: string; conversations: number }[]
  /** What can be chosen in this period and channel, whatever is chosen now. */
  choices: { platforms: string[]; ads: { adId: string; name: string | null }[] }
}

/**
 * What the ads brought, per ad and platform. What it cost and which goals were reached is not known without
 * a connected ad account and a saved goal, and then absent rather than 0.
 */
export async function getAdsOverview(scope: Scope, input: AdsOverviewInput): Promise<AdsOverview> {
  const { from, to, previous } = input
  const read = await inWorkspace(scope, async ({ sql }) => ({
    counts: await countByAd(sql, scope, input),
    previousCounts: previous ? await countByAd(sql, scope, { ...input, ...previous }) : null,
    byDay: await countByDay(sql, scope, input),
  }))
  const { conversations, previousConversations, ads, unplaced, choices } = toAdFigures(read, input)
  return {
    from,
    to,
    timeZone: scope.timeZone,
    totals: { spend: [], impressions: null, clicks: null, conversations, goals: null, previousConversations },
    ads,
    unplaced,
    days: listDays(from, to).map((day) => ({ day, conversations: read.byDay.get(day) ?? 0 })),
    choices,
  }
}

type Sql = WorkspaceTransaction['sql']

async function countByAd(sql: Sql, scope: Scope, { from, to, channel }: AdsOverviewInput) {
  return sql<AdCount[]>`
    select counted.ad_id as "adId", counted.platform, counted.conversations, ads.headline as name
    from (
      select ad_id, platform, sum(conversations)::int as conversations
      from ad_counters
      where workspace_id = ${scope.workspaceId}::uuid and day >= ${from}::date and day <= ${to}::date
        ${channel === undefined ? sql`` : sql`and channel = ${channel}`}
      group by ad_id, platform
      having sum(conversations) > 0
    ) counted
    left join ads on ads.workspace_id = ${scope.workspaceId}::uuid and ads.ad_id = counted.ad_id`
}

async function countByDay(sql: Sql, scope: Scope, input: AdsOverviewInput) {
  const { from, to, channel, platforms = [], adIds = [] } = input
  const rows = await sql<{ day: string; conversations: number }[]>`
    select day, sum(conversations)::int as conversations
    from ad_counters
    where workspace_id = ${scope.workspaceId}::uuid and day >= ${from}::date and day <= ${to}::date
      ${channel === undefined ? sql`` : sql`and channel = ${channel}`}
      ${platforms.length === 0 ? sql`` : sql`and platform = any(${platforms.map(toSearchText)}::text[])`}
      ${adIds.length === 0 ? sql`` : sql`and ad_id = any(${adIds.map(toSearchText)}::text[])`}
    group by day`
  return new Map(rows.map(({ day, conversations }) => [day, conversations]))
}
