import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { adName, joinAd } from '@/lib/ad-name'
import type { Channel } from '@/lib/channels/inbound-event'
import { goalCondition } from '@/lib/goals/goal-condition'
import type { NumberedGoal } from '@/lib/goals/numbered-goal'
import { readLiveGoal } from '@/lib/goals/read-live-goal'
import { periodBounds } from '@/lib/period/day-bounds'
import { type ConversationRow, type StoredConversationRow, toConversationRow } from './conversation-row'
import { findPersons } from './find-persons'
import { type FoundFunnel, type FunnelFilter, findFunnel, funnelCondition } from './funnel-filter'
import {
  type KeysetInput,
  type KeysetPage,
  type KeysetPlace,
  toKeysetPage,
  toKeysetPlace,
} from './keyset-page'
import type { ChosenAds } from './name-chosen-ads'
import { readChosenAds } from './read-chosen-ads'
import { toSearchText } from './search-text'
import type { Source } from './sources'

export interface ConversationsInput extends KeysetInput, ChosenAds {
  /** ISO days of the workspace's zone, both included: conversations that started on them. */
  from: string
  to: string
  channel?: Channel
  source?: Source
  /** Where the ad was shown: any of them. */
  platforms?: string[]
  /** Whether the conversation reached the live goal; without one none is either. */
  goal?: GoalFilter
  /** An identifier of the person on any channel, exactly. */
  person?: string
  /** The bot platform's id of a node that the conversation visited, of any connection. */
  nodeId?: string
  /** The conversations behind a number of a journey: one a person, the one that came furthest. */
  funnel?: FunnelFilter
  /** By start; newest first unless given. */
  sort?: ConversationSort
}

export const conversationSorts = ['newest', 'oldest'] as const
export type ConversationSort = (typeof conversationSorts)[number]

export const goalFilters = ['reached', 'missed'] as const
export type GoalFilter = (typeof goalFilters)[number]

/** A page of the conversations that started in a period. */
export async function listConversations(
  scope: Scope,
  input: ConversationsInput,
): Promise<KeysetPage<ConversationRow>> {
  const place = toKeysetPlace(input)
  const sort = input.sort ?? 'newest'
  const { read, goal } = await inWorkspace(scope, async ({ sql }) => {
    const found = await findNamed(sql, scope, input)
    if (!found) return { read: [], goal: null }
    const filter = toFilter(sql, scope, { ...input, ...found })
    return { read: await readPage(sql, scope, { filter, place, sort }), goal: found.liveGoal }
  })
  const page = toKeysetPage(read, place, ({ startedAt, id }) => ({ at: startedAt, id }))
  return { ...page, rows: page.rows.map((row) => toConversationRow(scope, row, goal)) }
}

/** How many conversations a list holds over all its pages, read from the conversations themselves. */
export async function countListed(scope: Scope, input: ConversationsInput): Promise<number> {
  const [counted] = await inWorkspace(scope, async ({ sql }) => {
    const found = await findNamed(sql, scope, input)
    if (!found) return []
    return sql<{ conversations: number }[]>`
      select count(*)::int as conversations from conversations
      where workspace_id = ${scope.workspaceId}::uuid and ${toFilter(sql, scope, { ...input, ...found })}`
  })
  return counted?.conversations ?? 0
}

type Sql = WorkspaceTransaction['sql']
type Fragment = ReturnType<Sql>

interface Found {
  chosenAds: string[] | null
  personIds: string[] | null
  nodeNumbers: number[] | null
  funnel: FoundFunnel | null
  liveGoal: NumberedGoal | null
}

/** Whom and what the filter names; null when that is not there, so that no conversation can match. */
async function findNamed(sql: Sql, scope: Scope, input: ConversationsInput): Promise<Found | null> {
  const { person, nodeId, from, to, channel } = input
  const personIds = person ? await findPersons(sql, scope, person) : null
  const nodeNumbers = nodeId ? await findNodes(sql, scope, nodeId) : null
  const funnel = input.funnel
    ? await findFunnel(sql, scope, { funnel: input.funnel, from, to, channel })
    : null
  const chosenAds = await readChosenAds(sql, scope, input)
  const liveGoal = (await readLiveGoal(sql, scope))?.numbered ?? null
  const isMissing =
    chosenAds?.length === 0 ||
    personIds?.length === 0 ||
    nodeNumbers?.length === 0 ||
    (input.funnel && !funnel) ||
    (input.goal && !liveGoal)
  return isMissing ? null : { chosenAds, personIds, nodeNumbers, funnel, liveGoal }
}

/** Not async: a fragment that is awaited would be sent to the database as a statement. */
function toFilter(sql: Sql, scope: Scope, input: Omit<ConversationsInput, 'funnel'> & Found): Fragment {
  const { channel, source, chosenAds, platforms = [], personIds, nodeNumbers, funnel, goal, liveGoal } = input
  const { start, end } = periodBounds(input.from, input.to, scope.timeZone)
  return sql`
    started_at >= ${start}::timestamptz and started_at < ${end}::timestamptz
    ${channel ? sql`and channel = ${channel}` : sql``}
    ${source ? sql`and source = ${source}` : sql``}
    ${chosenAds ? sql`and ad_id = any(${chosenAds}::text[])` : sql``}
    ${platforms.length > 0 ? sql`and platform = any(${platforms.map(toSearchText)}::text[])` : sql``}
    ${personIds ? sql`and person_id = any(${personIds}::uuid[])` : sql``}
    ${nodeNumbers ? sql`and path && ${nodeNumbers}::int[]` : sql``}
    ${funnel ? sql`and ${funnelCondition(sql, scope, funnel)}` : sql``}
    ${goal && liveGoal ? sql`and ${goalFilter(sql, goal, liveGoal)}` : sql``}`
}

function goalFilter(sql: Sql, goal: GoalFilter, liveGoal: NumberedGoal): Fragment {
  const hasReached = goalCondition(sql, liveGoal, sql`path`)
  return goal === 'reached' ? hasReached : sql`not ${hasReached}`
}

async function findNodes(sql: Sql, scope: Scope, nodeId: string): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`
    select number from nodes
    where workspace_id = ${scope.workspaceId}::uuid and node_id = ${toSearchText(nodeId)}`
  return rows.map(({ number }) => number)
}

interface PageQuestion {
  filter: Fragment
  place: KeysetPlace
  sort: ConversationSort
}

async function readPage(sql: Sql, scope: Scope, { filter, place, sort }: PageQuestion) {
  const { cursor, isBackwards, limit } = place
  const isAscending = (sort === 'oldest') !== isBackwards
  const order = isAscending ? sql`page.started_at, page.id` : sql`page.started_at desc, page.id desc`
  const beyond = isAscending ? sql`>` : sql`<`
  return sql<StoredConversationRow[]>`
    select page.id, page.started_at as "startedAt", page.closed_at as "closedAt", page.channel, page.source,
      page.ad_id as "adId", ${adName(sql)} as "adName", page.platform, page.visits as "pathLength",
      page.path, page.path_seconds as "pathSeconds",
      page.user_messages as "userMessages", page.bot_messages as "botMessages",
      page.agent_messages as "agentMessages", persons.name as "personName",
      coalesce(nodes.name, nodes.node_id) as "lastNode"
    from (
      select *, cardinality(path) as visits, path[cardinality(path)] as last_node
      from conversations page
      where workspace_id = ${scope.workspaceId}::uuid and ${filter}
        ${cursor ? sql`and (started_at, id) ${beyond} (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``}
      order by ${order}
      limit ${limit + 1}
    ) page
    left join persons on persons.workspace_id = ${scope.workspaceId}::uuid and persons.id = page.person_id
    ${joinAd(sql, scope, sql`page.ad_id`)}
    left join nodes on nodes.workspace_id = ${scope.workspaceId}::uuid and nodes.number = page.last_node
    order by ${order}`
}
