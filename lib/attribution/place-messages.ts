import type { DerivedConversation } from './derive-conversations'
import type { OpenedConversation } from './open-conversations'
import { isPersonsMessage, keyOf, type TimelineEvent } from './timeline'

/** What lists of messages filter by and is known only together with the conversation. */
export interface MessagePlace {
  source: DerivedConversation['source']
  adId: string | null
  lastNode: number | null
  referralKind: 'ad' | 'post' | null
  referralId: string | null
}

/** The places of a conversation's messages by event key; `members` are its events in their order. */
export function placeMessages(
  conversation: OpenedConversation,
  members: TimelineEvent[],
  { source, adId }: Pick<DerivedConversation, 'source' | 'adId'>,
): Map<string, MessagePlace> {
  const places = new Map<string, MessagePlace>()
  let lastNode: number | null = null
  for (const event of members) {
    lastNode = event.nodeNumber ?? lastNode
    if (event.type !== 'message') continue
    places.set(keyOf(event), { source, adId, lastNode, ...referralOf(conversation, event) })
  }
  return places
}

/**
 * A person's message has its own; and the one that opened the conversation has what came by itself shortly before
 * or after.
 */
function referralOf(
  { openingTouch, firstMessage }: OpenedConversation,
  event: TimelineEvent,
): Pick<MessagePlace, 'referralKind' | 'referralId'> {
  if (!isPersonsMessage(event)) return noReferral
  const cameAlone = openingTouch !== null && !isPersonsMessage(openingTouch)
  for (const touch of [event.touch, event === firstMessage && cameAlone ? openingTouch.touch : null]) {
    if (touch && touch.kind !== 'link') return { referralKind: touch.kind, referralId: touch.referenceId }
  }
  return noReferral
}

const noReferral = { referralKind: null, referralId: null }

export function isSamePlace(one: MessagePlace | null, other: MessagePlace | null): boolean {
  if (one === null || other === null) return one === other
  return (
    one.source === other.source &&
    one.adId === other.adId &&
    one.lastNode === other.lastNode &&
    one.referralKind === other.referralKind &&
    one.referralId === other.referralId
  )
}
