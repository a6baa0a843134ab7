import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { StoredTotals } from './ad-measures'
import { type AdPagePlace, toAdPageRows } from './ad-page-cursor'
import { type AdChoice, adSums, type CostColumn, type WantedOfAds } from './ad-sums'
import type { AdSort } from './ads-overview'
import { toSearchText } from './search-text'

type Sql = WorkspaceTransaction['sql']
type Fragment = ReturnType<Sql>

export type AdPageQuestion = AdChoice & AdPagePlace

/** An ad and its place under the sort. */
export interface PlacedAd {
  adId: string
  group: string
  figure: string | null
}

export interface AdPage {
  totals: StoredTotals & { before: StoredTotals; adsTotal: number; unplaced: number; unplacedAds: number }
  rows: PlacedAd[]
  /** Cursors of the pages beside. */
  next: string | null
  previous: string | null
}

/** What the chosen ads brought in sum, and which of them are on the page, from one pass over all of them. */
export async function readAdPage(sql: Sql, scope: Scope, question: AdPageQuestion): Promise<AdPage> {
  const goalsOf = (goals: Fragment): Fragment =>
    question.goalVersion === null ? sql`null::int` : sql`coalesce(sum(${goals}), 0)::int`
  const rows = await sql<StoredPage[]>`
    with ads_of_choice as (${adSums(sql, scope, question, sorts[question.sort])}),
    listed as (
      select *, ${groupOf(sql, scope, question.sort)} as "group"
      from (select *, ${figureOf(sql, question)} as figure from ads_of_choice where is_listed) figured
    ),
    totals as (
      select count(*) filter (where is_listed)::int as "adsTotal",
        coalesce(sum(conversations), 0)::int as "allConversations", ${goalsOf(sql`goals`)} as "allGoals",
        coalesce(sum(conversations) filter (where is_witnessed), 0)::int as witnessed,
        coalesce(sum(conversations_before), 0)::int as "allConversationsBefore",
        ${goalsOf(sql`goals_before`)} as "allGoalsBefore",
        coalesce(sum(conversations_before) filter (where is_witnessed), 0)::int as "witnessedBefore",
        coalesce(sum(unplaced), 0)::int as unplaced,
        count(*) filter (where not is_placed)::int as "unplacedAds"
      from ads_of_choice
    ),
    bases as (
      select coalesce(json_agg(base), '[]') as bases from (
        select currency, sum(conversations)::int as conversations, sum(goals)::int as goals,
          sum(conversations_before)::int as "conversationsBefore", sum(goals_before)::int as "goalsBefore"
        from ads_of_choice where currency is not null group by currency
      ) base
    )
    select totals.*, bases.bases, page.ad_id as "adId", page."group", page.figure::text as figure
    from totals cross join bases
    left join (
      select * from listed
      where ${isBeyond(sql, question)}
      order by ${orderOf(sql, question)}
      limit ${question.size + 1}
    ) page on true
    order by ${orderOf(sql, question, sql`page.`)}`
  return toAdPage(rows, question)
}

interface StoredPage extends Omit<PlacedAd, 'adId'> {
  adsTotal: number
  allConversations: number
  allGoals: number | null
  witnessed: number
  allConversationsBefore: number
  allGoalsBefore: number | null
  witnessedBefore: number
  unplaced: number
  unplacedAds: number
  bases: {
    currency: string
    conversations: number
    goals: number | null
    conversationsBefore: number
    goalsBefore: number | null
  }[]
  adId: string | null
}

function toAdPage(rows: StoredPage[], place: AdPagePlace): AdPage {
  const [first] = rows
  if (!first) throw new Error('Totals are one row, whatever they sum up.')
  const { bases, adsTotal, unplaced, unplacedAds } = first
  return {
    totals: {
      conversations: first.allConversations,
      goals: first.allGoals,
      witnessed: first.witnessed,
      bases,
      before: {
        conversations: first.allConversationsBefore,
        goals: first.allGoalsBefore,
        witnessed: first.witnessedBefore,
        bases: bases.map(({ currency, conversationsBefore, goalsBefore }) => ({
          currency,
          conversations: conversationsBefore,
          goals: goalsBefore,
        })),
      },
      adsTotal,
      unplaced,
      unplacedAds,
    },
    ...toAdPageRows(
      rows.flatMap(({ adId, ...row }) => (adId === null ? [] : { ...row, adId })),
      place,
    ),
  }
}

const nothing: WantedOfAds = { costs: [], isNamed: false }
const costs = (...columns: CostColumn[]): WantedOfAds => ({ costs: columns, isNamed: false })

/** What has to be known of every ad to put them in an order. */
const sorts: Record<AdSort, WantedOfAds> = {
  name: { costs: [], isNamed: true },
  spend: costs('spend_micros'),
  impressions: costs('impressions'),
  clicks: costs('clicks'),
  linkClicks: costs('link_clicks'),
  conversations: nothing,
  goals: nothing,
  conversationsStarted: costs('conversations_started'),
  clickThroughRate: costs('impressions', 'clicks'),
  costPerClick: costs('spend_micros', 'clicks'),
  costPerConversation: costs('spend_micros'),
  goalRate: nothing,
  costPerGoal: costs('spend_micros'),
  captureRate: costs('conversations_started'),
  change: nothing,
}

/** What the list is sorted by: a number, or the name. */
function figureOf(sql: Sql, { sort, platforms }: AdPageQuestion): Fragment {
  const over = (part: Fragment, base: Fragment): Fragment => sql`(${part})::numeric / nullif(${base}, 0)`
  const figures: Record<AdSort, Fragment> = {
    name: sql`lower(name)`,
    spend: sql`spend_micros::numeric`,
    impressions: sql`impressions::numeric`,
    clicks: sql`clicks::numeric`,
    linkClicks: sql`link_clicks::numeric`,
    conversations: sql`conversations::numeric`,
    goals: sql`goals::numeric`,
    conversationsStarted: sql`conversations_started::numeric`,
    clickThroughRate: over(sql`clicks`, sql`impressions`),
    costPerClick: over(sql`spend_micros`, sql`clicks`),
    costPerConversation: over(sql`spend_micros`, sql`conversations`),
    goalRate: over(sql`goals`, sql`conversations`),
    costPerGoal: over(sql`spend_micros`, sql`goals`),
    captureRate:
      platforms.length > 0 ? sql`null::numeric` : over(sql`conversations`, sql`conversations_started`),
    change: over(sql`conversations - conversations_before`, sql`conversations_before`),
  }
  return figures[sort]
}

const sortsOfMoney: readonly AdSort[] = ['spend', 'costPerClick', 'costPerConversation', 'costPerGoal']
/** After every currency. */
const lastGroup = '~'

/** Those without the figure come last; amounts are compared within a currency, the workspace's own first. */
function groupOf(sql: Sql, scope: Scope, sort: AdSort): Fragment {
  const currency = sql`case when currency = ${scope.currency} then '' else currency end`
  return sql`
    (case when figure is null then ${lastGroup} else ${sortsOfMoney.includes(sort) ? currency : sql`''`} end)
      collate "C"`
}

/** Read backwards, everything is the other way round. */
function orderOf(sql: Sql, { isDescending, cursor }: AdPageQuestion, of: Fragment = sql``): Fragment {
  const isBackwards = cursor?.isBackwards ?? false
  const way = (isDown: boolean) => (isDown !== isBackwards ? sql`desc` : sql`asc`)
  return sql`${of}"group" ${way(false)}, ${of}figure ${way(isDescending)}, ${of}ad_id ${way(false)}`
}

function isBeyond(sql: Sql, { cursor, sort, isDescending }: AdPageQuestion): Fragment {
  if (!cursor) return sql`true`
  const beyond = (isDown: boolean) => (isDown !== cursor.isBackwards ? sql`<` : sql`>`)
  const place = sql`${cursor.group} collate "C"`
  const byId = sql`ad_id ${beyond(false)} ${toSearchText(cursor.adId)}`
  if (cursor.figure === null)
    return sql`("group" ${beyond(false)} ${place} or ("group" = ${place} and ${byId}))`
  const figure = sort === 'name' ? sql`${cursor.figure}::text` : sql`${cursor.figure}::numeric`
  return sql`("group" ${beyond(false)} ${place} or ("group" = ${place} and (
    figure ${beyond(isDescending)} ${figure} or (figure = ${figure} and ${byId}))))`
}
