import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { listDays } from '@/lib/period/day'
import { dayBounds } from '@/lib/period/day-bounds'
import { dayInZone } from '@/lib/time/day-in-zone'
import { knownZone } from '@/lib/time/known-zone'
import { type CaptureCounts, type Losses, nameLosingStep } from './name-losing-step'
import { toRatio } from './ratio'
import { toSearchText } from './search-text'

export interface CaptureRateInput {
  adId: string
  /** ISO days of the ad account, both included. */
  from: string
  to: string
  /** Milliseconds. */
  now: number
}

export interface CaptureFigures extends CaptureCounts {
  /** Of those who wrote nothing, who may still: a conversation within 24 hours of the ad counts as its own. */
  waiting: number
  /** Of those who wrote, who did so in a conversation that another ad had opened. */
  inOtherAds: number
  /** Of those who wrote, who did so in a conversation that no ad had opened. */
  inOtherConversations: number
  /** Ours over Meta's; null where Meta says nothing or 0. It may be above 1: Meta counts differently. */
  rate: number | null
  losses: Losses
}

export interface CaptureRate {
  from: string
  to: string
  /** Days are days of this zone: of the ad's account, of the workspace's where no account lists it. */
  timeZone: string
  account: { accountId: string; name: string; firstDay: string } | null
  /** Over the days that Meta's count is known of; over all days, without a rate, where it is known of none. */
  totals: CaptureFigures
  /** Every day of the range that has begun. */
  days: (CaptureFigures & { day: string })[]
  /** Days of which Meta's count is missing or incomplete, oldest first. */
  missingDays: string[]
}

/** How many of the conversations that Meta says an ad started are ours, by day, and where the others went. */
export function getCaptureRate(scope: Scope, input: CaptureRateInput): Promise<CaptureRate> {
  const { adId, from, to, now } = input
  return inWorkspace(scope, async ({ sql }) => {
    const account = await readAccount(sql, scope, adId)
    const timeZone = knownZone(account?.timeZone ?? scope.timeZone)
    const today = dayInZone(now, timeZone)
    const listed = listDays(from, to < today ? to : today)
    const [started, ours] =
      listed.length === 0
        ? [[], []]
        : [
            await readStarted(sql, scope, { adId, accountId: account?.accountId ?? null, days: listed }),
            await readOurs(sql, scope, { adId, timeZone, days: listed, now }),
          ]
    const startedOn = new Map(started.map(({ day, count }) => [day, count]))
    const oursOn = new Map(ours.map(({ place, ...counts }) => [listed[place - 1], counts]))
    const days = listed.map((day) => ({
      day,
      counts: { started: startedOn.get(day) ?? null, ...(oursOn.get(day) ?? nothing) },
    }))
    const known = days.filter(({ counts }) => counts.started !== null)
    return {
      from,
      to,
      timeZone,
      account: account && { accountId: account.accountId, name: account.name, firstDay: account.firstDay },
      totals: toFigures(sumUp((known.length > 0 ? known : days).map(({ counts }) => counts))),
      days: days.map(({ day, counts }) => ({ day, ...toFigures(counts) })),
      missingDays: account ? days.filter((one) => !known.includes(one)).map(({ day }) => day) : [],
    }
  })
}

type Sql = WorkspaceTransaction['sql']

interface Account {
  accountId: string
  name: string
  timeZone: string
  firstDay: string
}

async function readAccount(sql: Sql, scope: Scope, adId: string): Promise<Account | null> {
  const [account] = await sql<Account[]>`
    select account.account_id as "accountId", account.name, account.time_zone as "timeZone",
      account.first_day as "firstDay"
    from account_ads listed
    join ad_accounts account on account.workspace_id = ${scope.workspaceId}::uuid
      and account.account_id = listed.account_id
    where listed.workspace_id = ${scope.workspaceId}::uuid and listed.ad_id = ${toSearchText(adId)}`
  return account ?? null
}

interface AskedDays {
  adId: string
  /** ISO days that follow one another. */
  days: string[]
}

/** A day that is stored whole and has nothing of the ad had none; one that is not whole is not told at all. */
function readStarted(
  sql: Sql,
  scope: Scope,
  { adId, accountId, days }: AskedDays & { accountId: string | null },
) {
  return sql<{ day: string; count: number }[]>`
    select whole.day, coalesce(sum(told.conversations_started), 0)::int as count
    from ad_account_days whole
    left join ad_days told on told.workspace_id = ${scope.workspaceId}::uuid and told.day = whole.day
      and told.ad_id = ${toSearchText(adId)} and told.account_id = whole.account_id
    where whole.workspace_id = ${scope.workspaceId}::uuid and whole.account_id = ${accountId ?? ''}
      and whole.day = any(${days}::text[]::date[])
    group by whole.day`
}

interface OurCounts extends Omit<CaptureCounts, 'started'> {
  waiting: number
  inOtherAds: number
  inOtherConversations: number
}

const nothing: OurCounts = {
  reached: 0,
  wrote: 0,
  counted: 0,
  unreadable: 0,
  waiting: 0,
  inOtherAds: 0,
  inOtherConversations: 0,
}

/** A touch opens a conversation up to so long after it (lib/attribution). */
const touchKeeps = 24 * 3_600_000
/** Quarantine is to be near empty; where it is flooded, the newest tell enough. */
const mostUnreadable = 10_000

/**
 * By place of the day, from 1. The ad's own conversations; then its touches that opened none of them: in another
 * conversation, or in none as the person wrote nothing. A touch again in the ad's own conversation is no loss.
 */
function readOurs(
  sql: Sql,
  scope: Scope,
  { adId, timeZone, days, now }: AskedDays & { timeZone: string; now: number },
) {
  const bounds = days.map((day) => dayBounds(day, timeZone))
  const start = bounds[0]?.start ?? ''
  const end = bounds.at(-1)?.end ?? ''
  const starts = sql`${bounds.map((day) => day.start)}::text[]::timestamptz[]`
  const mayWriteSince = new Date(now - touchKeeps).toISOString()
  const ad = toSearchText(adId)
  return sql<(OurCounts & { place: number })[]>`
    select place, (count(*) filter (where kind <> 'unreadable'))::int as reached,
      (count(*) filter (where kind in ('counted', 'other-ad', 'other')))::int as wrote,
      (count(*) filter (where kind = 'counted'))::int as counted,
      (count(*) filter (where kind = 'other-ad'))::int as "inOtherAds",
      (count(*) filter (where kind = 'other'))::int as "inOtherConversations",
      (count(*) filter (where kind = 'silent' and last_at > ${mayWriteSince}::timestamptz))::int as waiting,
      (count(*) filter (where kind = 'unreadable'))::int as unreadable
    from (
      select width_bucket(started_at, ${starts}) as place, 'counted' as kind, started_at as last_at
      from conversations
      where workspace_id = ${scope.workspaceId}::uuid and source = 'ads' and ad_id = ${ad}
        and started_at >= ${start}::timestamptz and started_at < ${end}::timestamptz
      union all
      select place, case when conversation_id is null then 'silent' when other_ad is null then 'other'
        else 'other-ad' end, max(at)
      from (
        select width_bucket(touch.at, ${starts}) as place, touch.person_id, touch.conversation_id, touch.at,
          c.ad_id as other_ad
        from touches touch
        left join conversations c on c.workspace_id = ${scope.workspaceId}::uuid and c.id = touch.conversation_id
        where touch.workspace_id = ${scope.workspaceId}::uuid and touch.kind = 'ad'
          and touch.reference_id = ${ad}
          and touch.at >= ${start}::timestamptz and touch.at < ${end}::timestamptz
          and c.ad_id is distinct from ${ad}
      ) elsewhere
      group by place, person_id, conversation_id, other_ad
      union all
      select width_bucket(received_at, ${starts}), 'unreadable', received_at
      from (
        select received_at, raw
        from quarantined_events
        where workspace_id = ${scope.workspaceId}::uuid and resolved_at is null
          and received_at >= ${start}::timestamptz and received_at < ${end}::timestamptz
        order by received_at desc
        limit ${mostUnreadable}
      ) unread
      where ${namesAd(sql, adId)}
    ) arrived
    group by place`
}

/** In JSON an id stands between quotation marks; some of Meta's senders leave them out. */
function namesAd(sql: Sql, adId: string) {
  const quoted = sql`strpos(raw, ${JSON.stringify(toSearchText(adId))}) > 0`
  return /^\d+$/.test(adId) ? sql`(${quoted} or raw ~ ${`[^0-9."]${adId}[^0-9."]`})` : quoted
}

type DayCounts = OurCounts & Pick<CaptureCounts, 'started'>

function sumUp(days: DayCounts[]): DayCounts {
  const sum = (countOf: (counts: DayCounts) => number) =>
    days.reduce((total, counts) => total + countOf(counts), 0)
  const isTold = days.some(({ started }) => started !== null)
  return {
    started: isTold ? sum(({ started }) => started ?? 0) : null,
    reached: sum(({ reached }) => reached),
    wrote: sum(({ wrote }) => wrote),
    counted: sum(({ counted }) => counted),
    unreadable: sum(({ unreadable }) => unreadable),
    waiting: sum(({ waiting }) => waiting),
    inOtherAds: sum(({ inOtherAds }) => inOtherAds),
    inOtherConversations: sum(({ inOtherConversations }) => inOtherConversations),
  }
}

function toFigures(counts: DayCounts): CaptureFigures {
  return { ...counts, rate: toRatio(counts.counted, counts.started), losses: nameLosingStep(counts) }
}
