import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { ConversationsInput } from './list-conversations'
import { toSearchText } from './search-text'

/**
 * How many conversations a list holds over all its pages, from the counters; null where only reading the
 * conversations themselves would tell.
 */
export async function countConversations(scope: Scope, input: ConversationsInput): Promise<number | null> {
  const { from, to, channel, source, adId, person, nodeId } = input
  if (person || nodeId) return null
  if (adId && source && source !== 'ads') return 0
  const [counted] = await inWorkspace(
    scope,
    ({ sql }) => sql<{ conversations: number }[]>`
      select coalesce(sum(conversations), 0)::int as conversations
      from ${adId ? sql`ad_counters` : sql`source_counters`}
      where workspace_id = ${scope.workspaceId}::uuid and day >= ${from}::date and day <= ${to}::date
        ${channel ? sql`and channel = ${channel}` : sql``}
        ${adId ? sql`and ad_id = ${toSearchText(adId)}` : sql``}
        ${source && !adId ? sql`and source = ${source}` : sql``}`,
  )
  return counted?.conversations ?? 0
}
