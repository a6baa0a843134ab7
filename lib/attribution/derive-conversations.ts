import { hash } from 'node:crypto'
import { decideSource, type Source, type SourceReason } from './decide-source'
import {
  adOf,
  isOpeningTouch,
  type OpenedConversation,
  openConversations,
  platformKeyOf,
} from './open-conversations'
import { type MessagePlace, placeMessages } from './place-messages'
import { settlePresumed } from './settle-presumed'
import { compareEvents, isPersonsMessage, keyOf, type Timeline, type TimelineEvent } from './timeline'

/** A conversation as its row will be. Instants are milliseconds since 1970 UTC. */
export interface DerivedConversation {
  id: string
  personId: string
  connectionId: string
  channel: string
  platformConversationId: string | null
  startedAt: number
  lastAt: number
  closedAt: number | null
  source: Source
  sourceReason: SourceReason
  sourceEventId: string | null
  sourceConnectionId: string | null
  adId: string | null
  platform: string | null
  path: number[]
  pathSeconds: number[]
  userMessages: number
  botMessages: number
  agentMessages: number
}

export interface Derivation {
  conversations: DerivedConversation[]
  /** Conversation id by event key; an event of none is absent. */
  conversationOfEvent: Map<string, string>
  /** By event key, for messages of a conversation. */
  messages: Map<string, MessagePlace>
  /** By event key, for touches that a conversation took. */
  touches: Map<string, { conversationId: string; opening: boolean }>
  /** What each echo is, by key. */
  types: Map<string, TimelineEvent['type']>
  /** Keys of receipts that tell nothing that is kept. */
  untold: Set<string>
}

/**
 * Conversations, paths and sources of one person from the timeline's beginning on. Pure: the same events give
 * the same result whatever their order in the arrays. `proactiveWindow` is in milliseconds.
 */
export function deriveConversations(timeline: Timeline, proactiveWindow: number): Derivation {
  const settled = settlePresumed(timeline)
  const events = [...settled.events].sort(compareEvents)
  const opened = openConversations({ ...timeline, events })
  const members = gatherMembers(opened, events)
  const proactives = [...timeline.earlierProactives, ...events].filter(
    (event) => event.proactiveMessageId !== null,
  )
  const { types, untold } = settled
  const places = { conversationOfEvent: new Map<string, string>(), messages: new Map(), touches: new Map() }
  const derivation: Derivation = { conversations: [], ...places, types, untold }
  for (const conversation of opened) {
    const own = members.get(conversation) ?? []
    const row = toRow(timeline, conversation, own, decideSource(conversation, proactives, proactiveWindow))
    derivation.conversations.push(row)
    for (const event of own) derivation.conversationOfEvent.set(keyOf(event), row.id)
    for (const [key, place] of placeMessages(conversation, own, row)) derivation.messages.set(key, place)
    for (const touch of conversation.touches)
      derivation.touches.set(keyOf(touch), {
        conversationId: row.id,
        opening: isOpeningTouch(conversation, touch),
      })
  }
  return derivation
}

/**
 * A platform's conversation holds what names it once it has started; what names none belongs to the person's
 * latest conversation at that time. Proactive messages belong to none: they come before one; nor do notices that
 * a message was changed: they tell nothing by themselves.
 */
function gatherMembers(
  opened: OpenedConversation[],
  events: TimelineEvent[],
): Map<OpenedConversation, TimelineEvent[]> {
  const members = new Map<OpenedConversation, TimelineEvent[]>(
    opened.map((conversation) => [conversation, []]),
  )
  const ofPlatform = new Map<string, OpenedConversation>()
  for (const conversation of opened) {
    const key = platformKeyOf(conversation.openedBy)
    if (key !== null) ofPlatform.set(key, conversation)
  }
  let reached = 0
  for (const event of events) {
    while (hasStarted(opened[reached], event)) reached += 1
    if (event.type === 'proactive' || event.changes !== null) continue
    const key = platformKeyOf(event)
    const latest = opened.slice(0, reached).findLast((conversation) => hasStarted(conversation, event))
    const home = key === null ? latest : ofPlatform.get(key)
    if (home && home.startedAt <= event.at) members.get(home)?.push(event)
  }
  return members
}

/** At one instant the opening comes first, unless the bot's own sequence or another message says otherwise. */
function hasStarted(conversation: OpenedConversation | undefined, event: TimelineEvent): boolean {
  if (!conversation) return false
  if (conversation.startedAt !== event.at) return conversation.startedAt < event.at
  const { openedBy } = conversation
  if (isPersonsMessage(event)) return compareEvents(openedBy, event) <= 0
  return openedBy.sequence === null || event.sequence === null || openedBy.sequence <= event.sequence
}

function toRow(
  { personId, channel }: Timeline,
  conversation: OpenedConversation,
  members: TimelineEvent[],
  { source, reason, decidedBy }: ReturnType<typeof decideSource>,
): DerivedConversation {
  const visits = members.filter((event) => event.nodeNumber !== null)
  const closings = members.filter((event) => event.type === 'conversation.closed')
  return {
    id: conversationId(conversation, personId),
    personId,
    connectionId: conversation.openedBy.connectionId,
    channel,
    platformConversationId: conversation.platformConversationId,
    startedAt: conversation.startedAt,
    lastAt: Math.max(conversation.startedAt, ...[...members, ...conversation.touches].map(({ at }) => at)),
    closedAt: closings.at(-1)?.at ?? null,
    source,
    sourceReason: reason,
    sourceEventId: decidedBy?.eventId ?? null,
    sourceConnectionId: decidedBy?.connectionId ?? null,
    adId: adOf(conversation),
    platform: conversation.openingTouch?.touch?.platform ?? null,
    path: visits.map((visit) => visit.nodeNumber ?? 0),
    pathSeconds: visits.map((visit) => Math.floor((visit.at - conversation.startedAt) / 1000)),
    userMessages: members.filter(isPersonsMessage).length,
    botMessages: members.filter((event) => event.sender === 'bot').length,
    agentMessages: members.filter((event) => event.sender === 'agent').length,
  }
}

/**
 * The same events make the same id on any machine. A platform's conversation is known by its name and its
 * person, any other by the message that opened it.
 */
function conversationId({ openedBy, platformConversationId }: OpenedConversation, personId: string): string {
  const name =
    platformConversationId === null
      ? ['opened-by', openedBy.connectionId, openedBy.eventId]
      : ['platform', openedBy.connectionId, platformConversationId, personId]
  const digest = hash('sha256', JSON.stringify(name), 'buffer')
  digest.writeUInt8(((digest.readUInt8(6) & 0x0f) | 0x80) >>> 0, 6)
  digest.writeUInt8(((digest.readUInt8(8) & 0x3f) | 0x80) >>> 0, 8)
  const hex = digest.toString('hex', 0, 16)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
