import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Channel } from '@/lib/channels/inbound-event'
import { listDays } from '@/lib/period/day'
import {
  type GoalStanding,
  goalStanding,
  liveVersion,
  type StoredGoalStanding,
  toGoalStanding,
} from './goal-standing'
import { toRatio } from './ratio'
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

export interface AdsOverview extends GoalStanding {
  from: string
  to: string
  timeZone: string
  totals: {
    spend: { currency: string; amount: string }[]
    impressions: number | null
    clicks: number | null
    conversations: number
    goals: number | null
    goalRate: number | null
    previousConversations?: number
    previousGoals?: number | null
  }
  /** Most conversations first. */
  ads: AdFigures[]
  /** Conversations of the chosen ads that a choice of platforms leaves out because theirs is unknown. */
  unplaced: number
  /** Every day of the range. */
  days: { day: string; conversations: number; goals: number | null }[]
  /** What can be chosen in this period and channel, whatever is chosen now. */
  choices: { platforms: string[]; ads: { adId: string; name: string | null }[] }
}

/**
 * What the ads brought, per ad and platform. What it cost and which goals were reached is not known without
 * a connected ad account and a live goal, and then absent rather than 0.
 */
export async function getAdsOverview(scope: Scope, input: AdsOverviewInput): Promise<AdsOverview> {
  const { from, to, previous } = input
  const read = await inWorkspace(scope, ({ sql }) => readCounters(sql, scope, input))
  const standing = toGoalStanding(read[0])
  const hasGoal = standing.goalVersion !== null
  const counted = Map.groupBy(read, ({ adId, day, isBefore }) =>
    adId !== null ? (isBefore ? 'before' : 'now') : day !== null ? 'days' : 'nothing',
  )
  const figures = toAdFigures(
    {
      hasGoal,
      counts: toAdCounts(counted.get('now')),
      previousCounts: previous ? toAdCounts(counted.get('before')) : null,
    },
    input,
  )
  const { conversations, goals, previousConversations, previousGoals, ads, unplaced, choices } = figures
  const goalRate = toRatio(goals, conversations)
  const compared = { previousConversations, previousGoals }
  const byDay = new Map(counted.get('days')?.map((row) => [row.day, row]))
  return {
    from,
    to,
    timeZone: scope.timeZone,
    ...standing,
    totals: { spend: [], impressions: null, clicks: null, conversations, goals, goalRate, ...compared },
    ads,
    unplaced,
    days: listDays(from, to).map((day) => ({
      day,
      conversations: byDay.get(day)?.chosen ?? 0,
      goals: hasGoal ? (byDay.get(day)?.chosenGoals ?? 0) : null,
    })),
    choices,
  }
}

type Sql = WorkspaceTransaction['sql']

/** Of an ad and platform or, where `adId` is null, of a day; of nothing where both are. */
interface Counted extends StoredGoalStanding {
  isBefore: boolean
  adId: string | null
  platform: string
  day: string | null
  name: string | null
  journeyId: string | null
  journeyName: string | null
  conversations: number
  goals: number
  /** Those of the chosen platforms and ads. */
  chosen: number
  chosenGoals: number
}

function toAdCounts(counted: Counted[] = []): AdCount[] {
  return counted.map(({ adId, platform, conversations, goals, name, journeyId, journeyName }) => ({
    adId: adId ?? '',
    platform,
    conversations,
    goals,
    name,
    journey: journeyId !== null && journeyName !== null ? { id: journeyId, name: journeyName } : null,
  }))
}

/**
 * One pass over the days of both periods: by ad and platform in each, and by day. One statement, so that it
 * meets one version of the goal.
 */
function readCounters(sql: Sql, scope: Scope, input: AdsOverviewInput) {
  const { from, platforms = [], adIds = [] } = input
  return sql<Counted[]>`
    select goal.*, counted.*, ads.headline as name, journeys.id as "journeyId", journeys.name as "journeyName"
    from (${goalStanding(sql, scope)}) goal
    left join (
      select day < ${from}::date as "isBefore", ad_id as "adId", platform, day,
        sum(conversations)::int as conversations, sum(goals)::int as goals,
        coalesce(sum(conversations) filter (where is_chosen), 0)::int as chosen,
        coalesce(sum(goals) filter (where is_chosen), 0)::int as "chosenGoals"
      from (
        select day, ad_id, platform, conversations, goals, true
          ${platforms.length === 0 ? sql`` : sql`and platform = any(${platforms.map(toSearchText)}::text[])`}
          ${adIds.length === 0 ? sql`` : sql`and ad_id = any(${adIds.map(toSearchText)}::text[])`}
          as is_chosen
        from (${countersOfDays(sql, scope, input)}) counters
      ) counters
      group by grouping sets ((day < ${from}::date, ad_id, platform), (day < ${from}::date, day))
      having sum(conversations) > 0
    ) counted on true
    left join ads on ads.workspace_id = ${scope.workspaceId}::uuid and ads.ad_id = counted."adId"
    left join ad_links on ad_links.workspace_id = ${scope.workspaceId}::uuid
      and ad_links.ad_id = counted."adId"
    left join journeys on journeys.workspace_id = ${scope.workspaceId}::uuid
      and journeys.id = ad_links.journey_id and journeys.deleted_at is null`
}

function countersOfDays(sql: Sql, scope: Scope, { from, to, channel, previous }: AdsOverviewInput) {
  const isAsked = () => sql`
    workspace_id = ${scope.workspaceId}::uuid and day >= ${previous?.from ?? from}::date and day <= ${to}::date
    ${previous === undefined ? sql`` : sql`and (day >= ${from}::date or day <= ${previous.to}::date)`}
    ${channel === undefined ? sql`` : sql`and channel = ${channel}`}`
  return sql`
    select day, ad_id, platform, conversations, 0 as goals
    from ad_counters
    where ${isAsked()}
    union all
    select day, ad_id, platform, 0, goals
    from goal_ad_counters
    where ${isAsked()} and version = (${liveVersion(sql, scope)})`
}
