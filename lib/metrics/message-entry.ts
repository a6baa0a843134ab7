import type { Scope } from '@/lib/access/scope'
import { channelLabels, isChannel } from './channel-labels'
import { toIsoInstant } from './instant'
import type { MessageRow } from './message-columns'
import { type Source, sourceLabels } from './sources'
import { visibleBody } from './visible-body'

/** A message as lists show it. */
export interface MessageEntry {
  connectionId: string
  /** The sender's id of it, unique within the connection. */
  messageId: string
  /** ISO 8601 in UTC, as every instant here. */
  createdAt: string
  /** Null when there was none, or when it is no longer kept. */
  body: string | null
  by: 'user' | 'bot' | 'agent' | 'system'
  kind: string | null
  channel: string
  language: string | null
  /** From 0 to 1. */
  confidence: number | null
  isBroken: boolean
  /** Null where it belongs to no conversation. */
  conversation: { id: string; platformId: string | null; userMessages: number; source: Source } | null
  adId: string | null
  person: { name: string | null; identifier: string | null }
  /** The node that it came from, or else the last one visited before it. */
  node: { nodeId: string; name: string | null; flow: string | null } | null
  referral: { kind: 'ad' | 'post'; id: string } | null
}

/** As read: instants in the database's own text, which the cursors keep. */
export interface StoredMessage {
  connectionId: string
  eventId: string
  at: string
  body: string | null
  sender: MessageEntry['by']
  kind: string | null
  channel: string
  source: Source | null
  adId: string | null
  language: string | null
  confidence: number | null
  broken: boolean | null
  conversationId: string | null
  platformConversationId: string | null
  userMessages: number | null
  personName: string | null
  identifier: string | null
  nodeId: string | null
  nodeName: string | null
  flow: string | null
  referralKind: 'ad' | 'post' | null
  referralId: string | null
}

export function toMessageEntry(scope: Scope, row: StoredMessage): MessageEntry {
  const { connectionId, eventId, channel, adId, conversationId, nodeId, referralKind, referralId } = row
  return {
    connectionId,
    messageId: eventId,
    createdAt: toIsoInstant(row.at),
    body: visibleBody(scope, row.body),
    by: row.sender,
    kind: row.kind,
    channel,
    language: row.language,
    confidence: row.confidence,
    isBroken: row.broken ?? false,
    conversation:
      conversationId === null || row.source === null
        ? null
        : {
            id: conversationId,
            platformId: visibleBody(scope, row.platformConversationId),
            userMessages: row.userMessages ?? 0,
            source: row.source,
          },
    adId,
    person: { name: visibleBody(scope, row.personName), identifier: visibleBody(scope, row.identifier) },
    node: nodeId === null ? null : { nodeId, name: row.nodeName, flow: row.flow },
    referral: referralKind === null || referralId === null ? null : { kind: referralKind, id: referralId },
  }
}

export const senderLabels: Record<MessageEntry['by'], string> = {
  user: 'User',
  bot: 'Bot',
  agent: 'Agent',
  system: 'System',
}

/** As Haptik's report writes where a person came from. */
export function toReferralText(referral: { kind: 'ad' | 'post' } | null): string | null {
  return referral && `['${referral.kind}']`
}

/** The page of a conversation, without the address of the app. */
export function toChatPath({ slug }: Pick<Scope, 'slug'>, conversationId: string): string {
  return `/w/${slug}/conversations/${conversationId}`
}

/** By column, as a sheet takes it. */
export function toMessageRow(scope: Scope, entry: MessageEntry): MessageRow {
  const { conversation, person, node, referral } = entry
  return {
    body: entry.body,
    chatLink: conversation && toChatPath(scope, conversation.id),
    conversationId: conversation && (conversation.platformId ?? conversation.id),
    createdAt: entry.createdAt,
    fullName: person.name,
    lastNodes: node && (node.name ?? node.nodeId),
    subStory: node?.flow ?? null,
    referralSource: toReferralText(referral),
    referralSourceId: referral?.id ?? null,
    messageBy: senderLabels[entry.by],
    messageId: entry.messageId,
    userId: person.identifier,
    messageType: entry.kind,
    channel: isChannel(entry.channel) ? channelLabels[entry.channel] : entry.channel,
    sourceLanguage: entry.language,
    confidence: entry.confidence,
    broken: entry.isBroken,
    totalUserMessages: conversation?.userMessages ?? null,
    source: conversation && sourceLabels[conversation.source],
  }
}
