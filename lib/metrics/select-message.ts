import type { Statement, WorkspaceTransaction } from '@/db/workspace'
import type { StoredMessage } from './message-entry'

/**
 * What is read of a message and of what else is known of it: of `events` as `e`, and of its
 * conversation as `c`, its `person`, that one's `known` identifier, and its `node`.
 */
export function selectMessage(sql: WorkspaceTransaction['sql']): Statement {
  return sql`
    select e.connection_id as "connectionId", e.event_id as "eventId", e.at, e.body, e.sender, e.kind, e.channel,
      e.source, e.ad_id as "adId", e.language, e.confidence, e.broken, e.conversation_id as "conversationId",
      c.platform_conversation_id as "platformConversationId", c.user_messages as "userMessages",
      person.name as "personName", known.identifier, node.node_id as "nodeId", node.name as "nodeName", node.flow,
      e.referral_kind as "referralKind", e.referral_id as "referralId"`
}

/** One that was read as values, as a walk reads them. */
// biome-ignore lint/suspicious/noExplicitAny: the columns above, in their order
export function toStoredMessage(row: any[]): StoredMessage {
  return {
    connectionId: row[0],
    eventId: row[1],
    at: row[2],
    body: row[3],
    sender: row[4],
    kind: row[5],
    channel: row[6],
    source: row[7],
    adId: row[8],
    language: row[9],
    confidence: row[10],
    broken: row[11],
    conversationId: row[12],
    platformConversationId: row[13],
    userMessages: row[14],
    personName: row[15],
    identifier: row[16],
    nodeId: row[17],
    nodeName: row[18],
    flow: row[19],
    referralKind: row[20],
    referralId: row[21],
  }
}
