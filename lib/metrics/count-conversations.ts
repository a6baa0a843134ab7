import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { liveVersion } from './goal-standing'
import { type ConversationsInput, countListed, type GoalFilter } from './list-conversations'
import { readChosenAds } from './read-chosen-ads'
import { toSearchText } from './search-text'

/**
 * How many conversations a list holds over all its pages, from the counters; null where only reading the
 * conversations themselves would tell. Those of a journey's number are few enough to be read.
 */
export async function countConversations(scope: Scope, input: ConversationsInput): Promise<number | null> {
  const { from, to, channel, source, platforms = [], goal, person, nodeId } = input
  if (input.funnel) return countListed(scope, input)
  const choosesAds = hasChosenAds(input)
  if (person || nodeId || (platforms.length > 0 && !choosesAds && source !== 'ads')) return null
  if (choosesAds && source && source !== 'ads') return 0
  const isOfAds = choosesAds || platforms.length > 0
  const [counted] = await inWorkspace(scope, async ({ sql }) => {
    const chosenAds = await readChosenAds(sql, scope, input)
    const isAsked = () => sql`
      workspace_id = ${scope.workspaceId}::uuid and day >= ${from}::date and day <= ${to}::date
      ${channel ? sql`and channel = ${channel}` : sql``}
      ${chosenAds ? sql`and ad_id = any(${chosenAds}::text[])` : sql``}
      ${platforms.length > 0 ? sql`and platform = any(${platforms.map(toSearchText)}::text[])` : sql``}
      ${source && !isOfAds ? sql`and source = ${source}` : sql``}`
    return sql<Counted[]>`
      select (${liveVersion(sql, scope)}) as "goalVersion",
        coalesce(sum(conversations), 0)::int as conversations, coalesce(sum(goals), 0)::int as goals
      from (
        select conversations, 0 as goals
        from ${isOfAds ? sql`ad_counters` : sql`source_counters`} where ${isAsked()}
        union all
        select 0, goals
        from ${isOfAds ? sql`goal_ad_counters` : sql`goal_source_counters`}
        where ${isAsked()} and version = (${liveVersion(sql, scope)})
      ) counters`
  })
  return counted ? pick(counted, goal) : 0
}

function hasChosenAds({ adIds = [], adSetIds = [], campaignIds = [] }: ConversationsInput): boolean {
  return adIds.length + adSetIds.length + campaignIds.length > 0
}

interface Counted {
  goalVersion: number | null
  conversations: number
  goals: number
}

function pick({ goalVersion, conversations, goals }: Counted, goal: GoalFilter | undefined): number | null {
  if (!goal) return conversations
  if (goalVersion === null) return null
  return goal === 'reached' ? goals : conversations - goals
}
