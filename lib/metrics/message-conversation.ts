import type { Scope } from '@/lib/access/scope'
import { channelLabels, isChannel } from './channel-labels'
import { toIsoInstant } from './instant'
import type { MessageRow } from './message-columns'
import { toChatPath, toReferralText } from './message-entry'
import { type Source, sourceLabels } from './sources'
import { visibleBody } from './visible-body'

/** A conversation as Message Analysis shows it; the counts are of all of its messages. */
export interface MessageConversation {
  id: string
  platformId: string | null
  createdAt: string
  personName: string | null
  channel: string
  source: Source
  /** Name of the node visited last, or its id where it has no name. */
  lastNode: string | null
  userMessages: number
  botMessages: number
  agentMessages: number
  otherMessages: number
  brokenMessages: number
  /** The ad or post that it began from. */
  referral: { kind: 'ad' | 'post'; id: string } | null
}

/** As read: instants in the database's own text, which the cursors keep. */
export interface StoredMessageConversation extends Omit<MessageConversation, 'referral'> {
  referralKind: 'ad' | 'post' | null
  referralId: string | null
}

export function toMessageConversation(
  scope: Scope,
  { referralKind: kind, referralId: id, ...row }: StoredMessageConversation,
): MessageConversation {
  return {
    ...row,
    platformId: visibleBody(scope, row.platformId),
    createdAt: toIsoInstant(row.createdAt),
    personName: visibleBody(scope, row.personName),
    referral: kind === null || id === null ? null : { kind, id },
  }
}

/** By column, as a sheet takes it. */
export function toConversationCells(scope: Scope, row: MessageConversation): MessageRow {
  return {
    fullName: row.personName,
    lastNode: row.lastNode,
    chatLink: toChatPath(scope, row.id),
    conversationId: row.platformId ?? row.id,
    createdAt: row.createdAt,
    userMessages: row.userMessages,
    botMessages: row.botMessages,
    agentMessages: row.agentMessages,
    otherMessages: row.otherMessages,
    brokenMessages: row.brokenMessages,
    source: sourceLabels[row.source],
    referralSource: toReferralText(row.referral),
    referralSourceId: row.referral?.id ?? null,
    channel: isChannel(row.channel) ? channelLabels[row.channel] : row.channel,
  }
}
