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
  /** The person's first message in it; null while the person has not written. */
  firstMessage: TimelineEvent | null
  touches: TimelineEvent[]
  openingTouch: TimelineEvent | null
}

/** In the order in which they opened. */
export function openConversations(timeline: Timeline): OpenedConversation[] {
  const scan = new Scan(timeline)
  for (const event of timeline.events) scan.take(event)
  for (const conversation of scan.opened) if (!conversation.firstMessage) claimWithoutMessage(conversation)
  return scan.opened
}

/** The platform's conversation that an event names, as a key within the person's timeline. */
export function platformKeyOf(event: TimelineEvent): string | null {
  return event.platformConversationId === null
    ? null
    : `${event.connectionId} ${event.platformConversationId}`
}

class Scan {
  readonly opened: OpenedConversation[] = []
  private readonly ofPlatform = new Map<string, OpenedConversation>()
  private pending: TimelineEvent[]

  constructor(timeline: Timeline) {
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
    this.ofPlatform.set(key, this.open(event))
  }

  private open(openedBy: TimelineEvent): OpenedConversation {
    const conversation: OpenedConversation = {
      openedBy,
      platformConversationId: openedBy.platformConversationId,
      startedAt: openedBy.at,
      firstMessage: null,
      touches: [],
      openingTouch: null,
    }
    this.opened.push(conversation)
    return conversation
  }

  private takeMessage(message: TimelineEvent): void {
    const carried = this.carriedBy(message)
    const conversation = this.conversationOf(message, carried)
    conversation.touches.push(...carried)
    if (conversation.firstMessage) claimLateAd(conversation, carried, message.at)
    else {
      conversation.firstMessage = message
      conversation.openingTouch = latestAd(conversation.touches) ?? conversation.touches.at(-1) ?? null
    }
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
    const isOpen = latest !== undefined && message.at < latest.startedAt + windowLength
    return isOpen && !opensAnother(latest, carried, message.at) ? latest : this.open(message)
  }

  private takeTouch(event: TimelineEvent): void {
    const key = platformKeyOf(event)
    const conversation = key === null ? this.latest() : this.ofPlatform.get(key)
    if (!conversation || (key === null && !isLateAd(conversation, [event], event.at)))
      this.pending.push(event)
    else {
      conversation.touches.push(event)
      claimLateAd(conversation, [event], event.at)
    }
  }

  private latest(): OpenedConversation | undefined {
    return this.opened.at(-1)
  }
}

/** An ad up to five minutes after the first message still counts as the opening of one that had none. */
function claimLateAd(conversation: OpenedConversation, carried: TimelineEvent[], at: number): void {
  if (isLateAd(conversation, carried, at)) conversation.openingTouch = latestAd(carried) ?? null
}

function isLateAd(conversation: OpenedConversation, carried: TimelineEvent[], at: number): boolean {
  const { firstMessage } = conversation
  return (
    latestAd(carried) !== undefined &&
    adOf(conversation) === null &&
    firstMessage !== null &&
    at <= firstMessage.at + openingGrace
  )
}

/** Where only the bot has spoken, the conversation's first event stands for the message. */
function claimWithoutMessage(conversation: OpenedConversation): void {
  const { touches, startedAt, openedBy } = conversation
  const early = touches.filter(({ at }) => at <= startedAt + openingGrace)
  const ad = early.find((event) => event.touch?.kind === 'ad')
  conversation.openingTouch = ad ?? early.find((event) => event === openedBy) ?? null
}

/** A message that carries another ad than the conversation's own begins a new one, once the grace is over. */
function opensAnother(conversation: OpenedConversation, carried: TimelineEvent[], at: number): boolean {
  const ad = latestAd(carried)?.touch?.referenceId
  if (ad === undefined) return false
  const own = adOf(conversation)
  if (own !== null) return ad !== own
  return conversation.firstMessage !== null && at > conversation.firstMessage.at + openingGrace
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
