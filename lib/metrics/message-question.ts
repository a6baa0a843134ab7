import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { NodeRef } from '@/lib/nodes/node-ref'
import { type Bounds, periodBounds } from '@/lib/period/day-bounds'
import { findPersons } from './find-persons'
import { isId } from './keyset-cursor'
import { type MessageFilter, toNodeRef } from './message-filter'
import { parseSearch, type Search } from './parse-search'
import { toSearchText } from './search-text'

type Sql = WorkspaceTransaction['sql']

/** A filter with what it names looked up; null where it names nothing of the kind. */
export interface MessageQuestion {
  filter: MessageFilter
  bounds: Bounds
  search: Search | null
  personIds: string[] | null
  nodeNumbers: number[] | null
  conversationIds: string[] | null
  /** Every connection, where a message is sought by its id: the key of messages begins with it. */
  connectionIds: string[] | null
}

/** Null where the filter names something that is not there, so that no message can match. */
export async function findMessageQuestion(
  sql: Sql,
  scope: Scope,
  filter: MessageFilter,
): Promise<MessageQuestion | null> {
  const { person, nodes, conversation, message, search } = filter
  const personIds = person === undefined ? null : await findPersonIds(sql, scope, person)
  const nodeNumbers = nodes === undefined ? null : await findNodeNumbers(sql, scope, nodes)
  const conversationIds =
    conversation === undefined ? null : await findConversationIds(sql, scope, conversation)
  const connectionIds = message === undefined ? null : await findConnectionIds(sql, scope)
  const lists = [personIds, nodeNumbers, conversationIds, connectionIds]
  if (lists.some((list) => list?.length === 0)) return null
  return {
    filter,
    bounds: periodBounds(filter.from, filter.to, scope.timeZone),
    search: search === undefined ? null : parseSearch(search),
    personIds,
    nodeNumbers,
    conversationIds,
    connectionIds,
  }
}

async function findPersonIds(sql: Sql, scope: Scope, person: string): Promise<string[]> {
  const known = await findPersons(sql, scope, person)
  return isId(person.toLowerCase()) ? [...known, person.toLowerCase()] : known
}

async function findNodeNumbers(sql: Sql, scope: Scope, texts: string[]): Promise<number[]> {
  const refs = texts.map(toNodeRef).filter((ref) => ref !== null)
  const rows = await sql<(Required<NodeRef> & { number: number })[]>`
    select number, connection_id as "connectionId", node_id as "nodeId" from nodes
    where workspace_id = ${scope.workspaceId}::uuid and node_id = any(${refs.map(({ nodeId }) => nodeId)}::text[])`
  const isMeant = (node: Required<NodeRef>) =>
    refs.some(
      ({ connectionId, nodeId }) =>
        nodeId === node.nodeId && (connectionId === undefined || connectionId === node.connectionId),
    )
  return rows.filter(isMeant).map(({ number }) => number)
}

async function findConversationIds(sql: Sql, scope: Scope, conversation: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from conversations
    where workspace_id = ${scope.workspaceId}::uuid and platform_conversation_id = ${toSearchText(conversation)}
    limit 1000`
  const ids = rows.map(({ id }) => id)
  return isId(conversation.toLowerCase()) ? [...ids, conversation.toLowerCase()] : ids
}

async function findConnectionIds(sql: Sql, scope: Scope): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from connections where workspace_id = ${scope.workspaceId}::uuid`
  return rows.map(({ id }) => id)
}
