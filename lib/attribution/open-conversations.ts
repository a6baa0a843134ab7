import { compareEvents, isPersonsMessage, keyOf, type Timeline, type TimelineEvent } from './timeline'

/**
 * When a conversation opens and which touch opened it (domain: Conversation, Source). Three kinds of event
 * matter: a person's message, a touch without one, and the first event of a platform's own conversation.
 */

const windowLength = 24 * 3_600_000
const touchKeeps = 24 * 3_600_000
const openingGrace = 5 * 60_000

export interface OpenedConversation {
  /** The first event of a platform's conversation, else the person's message that opened it. */
  openedBy: TimelineEvent
  platformConversationId: string | null
  startedAt: number
  /** The person's first message, or the first event where the person has not written. */
  firstMessage: TimelineEvent
  touches: TimelineEvent[]
  openingTouch: TimelineEvent | null
}

/** In the order in which they opened. */
export function openConversations(timeline: Timeline): OpenedConversation[] {
  const scan = new Scan(timeline)
  for (const event of timeline.events) scan.take(event)
  return scan.opened
}

/** The platform's conversation that an event names, as a key within the person's timeline. */
export function platformKeyOf(event: TimelineEvent): string | null {
  return event.platformConversationId === null ? null : `${event.connectionId} ${event.platformConversationId}`
}

class Scan {
  readonly opened: OpenedConversation[] = []
  private readonly ofPlatform = new Map<string, OpenedConversation>()
  private readonly firstMessages: Map<string, TimelineEvent>
  private pending: TimelineEvent[]

  constructor(timeline: Timeline) {
    this.firstMessages = findFirstMessages(timeline.events)
    this.pending = [...timeline.pendingTouches].sort(compareEvents)
  }

  take(event: TimelineEvent): void {
    if (event.type === 'message' || event.type === 'node') this.openOfPlatform(event)
    if (isPersonsMessage(event)) this.takeMessage(event)
    else if (event.touch) this.takeTouch(event)
  }

  private openOfPlatform(event: TimelineEvent): void {
    const key = platformKeyOf(event)
    if (key === null || this.ofPlatform.has(key)) return
    const conversation = open(event, this.firstMessages.get(key) ?? event)
    this.ofPlatform.set(key, conversation)
    this.opened.push(conversation)
  }

  private takeMessage(message: TimelineEvent): void {
    const carried = this.carriedBy(message)
    const conversation = this.conversationOf(message, carried)
    conversation.touches.push(...carried)
    if (conversation.firstMessage === message) claimOpening(conversation, conversation.touches)
    else claimLateAd(conversation, carried, message.at)
  }

  /** What the message brings along: its own touch and those that waited for the person's next message. */
  private carriedBy(message: TimelineEvent): TimelineEvent[] {
    const waited = this.pending.filter((touch) => touch.at >= message.at - touchKeeps)
    this.pending = []
    return message.touch ? [...waited, message] : waited
  }

  private conversationOf(message: TimelineEvent, carried: TimelineEvent[]): OpenedConversation {
    const key = platformKeyOf(message)
    const platforms = key === null ? undefined : this.ofPlatform.get(key)
    if (platforms) return platforms
    const latest = this.latest()
    if (latest && message.at < latest.startedAt + windowLength && !opensAnother(latest, carried, message.at)) return latest
    const conversation = open(message, message)
    this.opened.push(conversation)
    return conversation
  }

  private takeTouch(event: TimelineEvent): void {
    const key = platformKeyOf(event)
    const conversation = key === null ? this.latest() : this.ofPlatform.get(key)
    if (conversation && (key !== null || isLateOpening(conversation, event))) {
      conversation.touches.push(event)
      if (event.at < conversation.firstMessage.at) return
      if (event === conversation.firstMessage) claimOpening(conversation, [event])
      else claimLateAd(conversation, [event], event.at)
    } else this.pending.push(event)
  }

  private latest(): OpenedConversation | undefined {
    return this.opened.at(-1)
  }
}

function findFirstMessages(events: TimelineEvent[]): Map<string, TimelineEvent> {
  const first = new Map<string, TimelineEvent>()
  for (const event of events) {
    const key = platformKeyOf(event)
    if (key !== null && isPersonsMessage(event) && !first.has(key)) first.set(key, event)
  }
  return first
}

function open(openedBy: TimelineEvent, firstMessage: TimelineEvent): OpenedConversation {
  return {
    openedBy,
    platformConversationId: openedBy.platformConversationId,
    startedAt: openedBy.at,
    firstMessage,
    touches: [],
    openingTouch: null,
  }
}

/** An ad on the message itself comes before one that came just ahead of it, the latest of those first. */
function claimOpening(conversation: OpenedConversation, candidates: TimelineEvent[]): void {
  conversation.openingTouch = latestAd(candidates) ?? candidates.at(-1) ?? conversation.openingTouch
}

function claimLateAd(conversation: OpenedConversation, carried: TimelineEvent[], at: number): void {
  if (adOf(conversation) !== null || at > conversation.firstMessage.at + openingGrace) return
  conversation.openingTouch = latestAd(carried) ?? conversation.openingTouch
}

function isLateOpening(conversation: OpenedConversation, event: TimelineEvent): boolean {
  const first = conversation.firstMessage.at
  return event.touch?.kind === 'ad' && adOf(conversation) === null && event.at >= first && event.at <= first + openingGrace
}

/** A message that carries another ad than the conversation's own begins a new one, once the grace is over. */
function opensAnother(conversation: OpenedConversation, carried: TimelineEvent[], at: number): boolean {
  const ad = latestAd(carried)?.touch?.referenceId
  if (ad === undefined) return false
  const own = adOf(conversation)
  if (own === null) return at > conversation.firstMessage.at + openingGrace
  return ad !== own
}

export function adOf(conversation: OpenedConversation): string | null {
  const touch = conversation.openingTouch?.touch
  return touch?.kind === 'ad' ? touch.referenceId : null
}

function latestAd(touches: TimelineEvent[]): TimelineEvent | undefined {
  return touches.findLast((event) => event.touch?.kind === 'ad')
}

/** Whether an event carries the touch that opened a conversation. */
export function isOpeningTouch(conversation: OpenedConversation, event: TimelineEvent): boolean {
  return conversation.openingTouch !== null && keyOf(conversation.openingTouch) === keyOf(event)
}
