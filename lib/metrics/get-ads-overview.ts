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
  const counted = await inWorkspace(scope, ({ sql }) => countConversations(sql, scope, input))
  const byAd = Map.groupBy(counted, ({ isBefore, adId }) =>
    adId === null ? 'days' : isBefore ? 'before' : 'now',
  )
  const byDay = new Map(byAd.get('days')?.map(({ day, chosen }) => [day, chosen]))
  const read = {
    counts: toAdCounts(byAd.get('now')),
    previousCounts: previous ? toAdCounts(byAd.get('before')) : null,
  }
  const { conversations, previousConversations, ads, unplaced, choices } = toAdFigures(read, input)
  return {
    from,
    to,
    timeZone: scope.timeZone,
    totals: { spend: [], impressions: null, clicks: null, conversations, goals: null, previousConversations },
    ads,
    unplaced,
    days: listDays(from, to).map((day) => ({ day, conversations: byDay.get(day) ?? 0 })),
    choices,
  }
}

type Sql = WorkspaceTransaction['sql']

/** Of an ad and platform, or, where `adId` is null, of a day. */
interface Counted {
  isBefore: boolean
  adId: string | null
  platform: string
  day: string
  name: string | null
  conversations: number
  /** Those of the chosen platforms and ads. */
  chosen: number
}

function toAdCounts(counted: Counted[] = []): AdCount[] {
  return counted.map(({ adId, platform, conversations, name }) => ({
    adId: adId ?? '',
    platform,
    conversations,
    name,
  }))
}

/** One pass over the days of both periods: by ad and platform in each, and by day in the chosen one. */
function countConversations(sql: Sql, scope: Scope, input: AdsOverviewInput) {
  const { from, to, channel, platforms = [], adIds = [], previous } = input
  const first = previous?.from ?? from
  return sql<Counted[]>`
    select counted.*, ads.headline as name
    from (
      select day < ${from}::date as "isBefore", ad_id as "adId", platform, day,
        sum(conversations)::int as conversations,
        coalesce(sum(conversations) filter (where true
          ${platforms.length === 0 ? sql`` : sql`and platform = any(${platforms.map(toSearchText)}::text[])`}
          ${adIds.length === 0 ? sql`` : sql`and ad_id = any(${adIds.map(toSearchText)}::text[])`}
        ), 0)::int as chosen
      from ad_counters
      where workspace_id = ${scope.workspaceId}::uuid and day >= ${first}::date and day <= ${to}::date
        ${previous === undefined ? sql`` : sql`and (day >= ${from}::date or day <= ${previous.to}::date)`}
        ${channel === undefined ? sql`` : sql`and channel = ${channel}`}
      group by grouping sets ((day < ${from}::date, ad_id, platform), (day < ${from}::date, day))
      having sum(conversations) > 0
    ) counted
    left join ads on ads.workspace_id = ${scope.workspaceId}::uuid and ads.ad_id = counted."adId"`
}
