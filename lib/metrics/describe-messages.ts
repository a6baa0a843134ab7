import type { Statement, WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { type MergedRange, orderBy } from './merge-branches'
import type { StoredMessage } from './message-entry'
import { selectMessage } from './select-message'

interface Described {
  /** A question for rows of `events`. */
  rows: Statement
  order: MergedRange['order']
}

/**
 * Messages with what else is known of them. `limit 1` keeps each look-up a look-up: for some thousand messages the
 * planner would rather read all persons.
 */
export async function describeMessages(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { rows, order }: Described,
): Promise<StoredMessage[]> {
  return sql<StoredMessage[]>`
    ${selectMessage(sql)}
    from (${rows}) e
    left join lateral (
      select name from persons
      where workspace_id = ${scope.workspaceId}::uuid and id = e.person_id limit 1
    ) person on true
    left join lateral (
      select identifier from person_identifiers
      where workspace_id = ${scope.workspaceId}::uuid and person_id = e.person_id
      order by identifier collate "C" limit 1
    ) known on true
    left join lateral (
      select platform_conversation_id, user_messages from conversations
      where workspace_id = ${scope.workspaceId}::uuid and id = e.conversation_id limit 1
    ) c on true
    left join lateral (
      select node_id, name, flow from nodes
      where workspace_id = ${scope.workspaceId}::uuid and number = e.last_node limit 1
    ) node on true
    ${orderBy(sql, { order }, sql`e.`)}`
}
