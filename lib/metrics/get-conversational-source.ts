import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Channel } from '@/lib/channels/inbound-event'
import { listDays } from '@/lib/period/day'
import { goalStanding, liveVersion, type StoredGoalStanding } from './goal-standing'
import { type Source, type SourceCounts, sources } from './sources'

export interface ConversationalSourceInput {
  /** ISO days of the workspace's zone, both included. */
  from: string
  to: string
  channel?: Channel
}

export interface ConversationalSource {
  from: string
  to: string
  timeZone: string
  total: number
  sources: SourceCounts
  /** Those of them that reached the goal; null before one is live. */
  goals: SourceCounts | null
  /** Every day of the range, also those without a conversation; goals of all three sources. */
  days: ({ day: string; goals: number | null } & SourceCounts)[]
}

/** How many conversations started, from where, and how many reached the goal. Reads days, not conversations. */
export async function getConversationalSource(
  scope: Scope,
  input: ConversationalSourceInput,
): Promise<ConversationalSource> {
  const { from, to } = input
  const read = await inWorkspace(scope, ({ sql }) => readCounters(sql, scope, input))
  const hasGoal = typeof read[0]?.goalVersion === 'number'
  const noGoals = hasGoal ? 0 : null
  const days = new Map(
    listDays(from, to).map((day) => [day, { day, ads: 0, organic: 0, proactive: 0, goals: noGoals }]),
  )
  const [total, reached] = [noConversations(), noConversations()]
  for (const { day, source, conversations, goals } of read) {
    const row = days.get(day ?? '')
    if (!row || source === null) continue
    row[source] += conversations
    total[source] += conversations
    reached[source] += goals
    if (row.goals !== null) row.goals += goals
  }
  return {
    from,
    to,
    timeZone: scope.timeZone,
    total: sources.reduce((sum, source) => sum + total[source], 0),
    sources: total,
    goals: hasGoal ? reached : null,
    days: [...days.values()],
  }
}

type Sql = WorkspaceTransaction['sql']

/** Of a day and source; of nothing where there is no conversation at all. */
interface Counted extends StoredGoalStanding {
  day: string | null
  source: Source | null
  conversations: number
  goals: number
}

/** One statement, so that it meets one version of the goal. */
function readCounters(sql: Sql, scope: Scope, { from, to, channel }: ConversationalSourceInput) {
  const isAsked = () => sql`
    workspace_id = ${scope.workspaceId}::uuid and day >= ${from}::date and day <= ${to}::date
    ${channel === undefined ? sql`` : sql`and channel = ${channel}`}`
  return sql<Counted[]>`
    select goal.*, counted.*
    from (${goalStanding(sql, scope)}) goal
    left join (
      select day, source, sum(conversations)::int as conversations, sum(goals)::int as goals
      from (
        select day, source, conversations, 0 as goals
        from source_counters
        where ${isAsked()}
        union all
        select day, source, 0, goals
        from goal_source_counters
        where ${isAsked()} and version = (${liveVersion(sql, scope)})
      ) counters
      group by day, source
    ) counted on true`
}

function noConversations(): SourceCounts {
  return { ads: 0, organic: 0, proactive: 0 }
}
