import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Channel } from '@/lib/channels/inbound-event'
import { listDays } from '@/lib/period/day'
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
  /** Every day of the range, also those without a conversation. */
  days: ({ day: string } & SourceCounts)[]
}

/** How many conversations started, and from where. Reads days, not conversations. */
export async function getConversationalSource(
  scope: Scope,
  { from, to, channel }: ConversationalSourceInput,
): Promise<ConversationalSource> {
  const counts = await inWorkspace(
    scope,
    ({ sql }) => sql<{ day: string; source: Source; conversations: number }[]>`
      select day, source, sum(conversations)::int as conversations
      from source_counters
      where workspace_id = ${scope.workspaceId}::uuid and day >= ${from}::date and day <= ${to}::date
        ${channel === undefined ? sql`` : sql`and channel = ${channel}`}
      group by day, source`,
  )
  const days = new Map(listDays(from, to).map((day) => [day, { day, ads: 0, organic: 0, proactive: 0 }]))
  for (const { day, source, conversations } of counts) {
    const row = days.get(day)
    if (row) row[source] += conversations
  }
  return { from, to, timeZone: scope.timeZone, ...sumUp([...days.values()]) }
}

function sumUp(days: ConversationalSource['days']) {
  const sums: SourceCounts = { ads: 0, organic: 0, proactive: 0 }
  for (const day of days) for (const source of sources) sums[source] += day[source]
  return { total: sums.ads + sums.organic + sums.proactive, sources: sums, days }
}
