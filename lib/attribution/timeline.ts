import type { Presumption } from '@/lib/channels/inbound-event'

/**
 * 3 ATTRIBUTE. What happened to one person becomes conversations with a path and a source. The rules are
 * pure and see the person's events in one fixed order, so the order, batching and repetition of arrival
 * change nothing.
 */

export interface Touch {
  kind: 'ad' | 'post' | 'link'
  referenceId: string
  platform: string | null
}

/** An event as far as attribution needs it. Instants are milliseconds since 1970 UTC. */
export interface TimelineEvent {
  connectionId: string
  eventId: string
  at: number
  sequence: number | null
  type: 'message' | 'node' | 'proactive' | 'conversation.closed'
  sender: 'user' | 'bot' | 'agent' | 'system' | null
  platformConversationId: string | null
  nodeNumber: number | null
  replyTo: string | null
  proactiveMessageId: string | null
  /** Set where only what came before tells what the event is. */
  presumed: Presumption | null
  /** The id of the message that it edits or takes back. */
  changes: string | null
  touch: Touch | null
}

/** Everything known of one person from some instant on, and what before it still matters. */
export interface Timeline {
  personId: string
  channel: string
  events: TimelineEvent[]
  /** Touches without a message from before the first of `events` that no message has carried yet. */
  pendingTouches: TimelineEvent[]
  /** Proactive messages from before the first of `events`. */
  earlierProactives: TimelineEvent[]
  /** When the person last wrote before the first of `events`, where that is asked. */
  spokenBefore: number | null
}

/** Names an event within its workspace. */
export function keyOf(event: { connectionId: string; eventId: string }): string {
  return `${event.connectionId} ${event.eventId}`
}

export function isPersonsMessage(event: TimelineEvent): boolean {
  return event.type === 'message' && event.sender === 'user'
}

/**
 * The one order of events: time, then the bot's own sequence, then touches before the message that may carry
 * them and a person's message before what answers it; ids settle the rest.
 */
export function compareEvents(a: TimelineEvent, b: TimelineEvent): number {
  return (
    a.at - b.at ||
    (a.sequence ?? -1) - (b.sequence ?? -1) ||
    rank(a) - rank(b) ||
    compareText(a.connectionId, b.connectionId) ||
    compareText(a.eventId, b.eventId)
  )
}

function rank(event: TimelineEvent): number {
  if (isPersonsMessage(event)) return 1
  return event.touch ? 0 : 2
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
