import { adOf, type OpenedConversation } from './open-conversations'
import { compareEvents, isPersonsMessage, keyOf, type TimelineEvent } from './timeline'

export type Source = 'ads' | 'organic' | 'proactive'

export type SourceReason =
  | 'ad_on_first_message'
  | 'ad_on_first_event'
  | 'ad_before_first_message'
  | 'ad_within_five_minutes'
  | 'quoted_proactive'
  | 'within_proactive_window'
  | 'post'
  | 'link'
  | 'no_touch'

export interface SourceDecision {
  source: Source
  reason: SourceReason
  /** The touch or proactive message that decided, if one did. */
  decidedBy: TimelineEvent | null
}

/**
 * Exactly one source a conversation (domain: Source): an ad touch at its opening comes first, then an answer
 * to a proactive message, then everything else. `proactives` are those sent to the person;
 * `proactiveWindow` is in milliseconds.
 */
export function decideSource(
  conversation: OpenedConversation,
  proactives: TimelineEvent[],
  proactiveWindow: number,
): SourceDecision {
  const touch = conversation.openingTouch
  if (touch && adOf(conversation) !== null)
    return { source: 'ads', reason: reasonOfAd(conversation, touch), decidedBy: touch }
  const answered = findAnswered(firstWordOf(conversation), proactives, proactiveWindow)
  if (answered) return { source: 'proactive', ...answered }
  const kind = touch?.touch?.kind
  return {
    source: 'organic',
    reason: kind === 'post' || kind === 'link' ? kind : 'no_touch',
    decidedBy: touch,
  }
}

function firstWordOf({ firstMessage, openedBy }: OpenedConversation): TimelineEvent {
  return firstMessage ?? openedBy
}

function reasonOfAd(conversation: OpenedConversation, touch: TimelineEvent): SourceReason {
  const first = firstWordOf(conversation)
  if (touch === first) return isPersonsMessage(first) ? 'ad_on_first_message' : 'ad_on_first_event'
  if (touch === conversation.openedBy) return 'ad_on_first_event'
  return compareEvents(touch, first) < 0 ? 'ad_before_first_message' : 'ad_within_five_minutes'
}

function findAnswered(
  message: TimelineEvent,
  proactives: TimelineEvent[],
  window: number,
): { reason: SourceReason; decidedBy: TimelineEvent } | null {
  const before = firstReceipts(proactives)
    .filter((proactive) => proactive.at <= message.at)
    .sort(compareEvents)
  const quoted = before.findLast(
    (proactive) => message.replyTo !== null && proactive.proactiveMessageId === message.replyTo,
  )
  if (quoted) return { reason: 'quoted_proactive', decidedBy: quoted }
  const latest = before.at(-1)
  return latest && latest.at >= message.at - window
    ? { reason: 'within_proactive_window', decidedBy: latest }
    : null
}

/** Of several receipts of a message that of its sending says when it was sent, else the earliest. */
function firstReceipts(proactives: TimelineEvent[]): TimelineEvent[] {
  const first = new Map<string, TimelineEvent>()
  for (const event of proactives) {
    const isReceipt = event.presumed !== null && event.presumed !== 'echo'
    const key = isReceipt ? `${event.connectionId} ${event.proactiveMessageId}` : `event ${keyOf(event)}`
    const known = first.get(key)
    if (!known || tellsBetter(event, known)) first.set(key, event)
  }
  return [...first.values()]
}

function tellsBetter(event: TimelineEvent, known: TimelineEvent): boolean {
  const isSent = event.presumed === 'sent'
  if (isSent !== (known.presumed === 'sent')) return isSent
  return compareEvents(event, known) < 0
}
