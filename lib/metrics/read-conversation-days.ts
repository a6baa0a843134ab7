import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { AdChoice } from './ad-sums'

type Sql = WorkspaceTransaction['sql']

export interface ConversationDay {
  day: string
  conversations: number
  goals: number
}

/** Conversations of the chosen ads and those that reached the goal, by day; no row for a day without any. */
export function readConversationDays(
  sql: Sql,
  scope: Scope,
  { from, to, channel, platforms, adIds, goalVersion }: AdChoice,
): Promise<ConversationDay[]> {
  // Of all ads the counters of sources know it too, and they are few rows.
  const isOfAll = adIds === null && platforms.length === 0
  const [counters, goalCounters] = isOfAll
    ? [sql`source_counters`, sql`goal_source_counters`]
    : [sql`ad_counters`, sql`goal_ad_counters`]
  const isAsked = () => sql`
    workspace_id = ${scope.workspaceId}::uuid and day >= ${from}::date and day <= ${to}::date
    ${isOfAll ? sql`and source = 'ads'` : sql``}
    ${channel ? sql`and channel = ${channel}` : sql``}
    ${platforms.length > 0 ? sql`and platform = any(${platforms}::text[])` : sql``}
    ${adIds ? sql`and ad_id = any(${adIds}::text[])` : sql``}`
  return sql<ConversationDay[]>`
    select day, sum(conversations)::int as conversations, sum(goals)::int as goals
    from (
      select day, conversations, 0 as goals from ${counters} where ${isAsked()}
      ${
        goalVersion === null
          ? sql``
          : sql`
              union all
              select day, 0, goals from ${goalCounters}
              where ${isAsked()} and version = ${goalVersion}::int`
      }
    ) counted
    group by day`
}
