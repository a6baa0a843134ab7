import { deriveConversations } from './attribution/derive-conversations'
import { loadTimelines, type NewcomerEvent, type StoredConversation } from './attribution/load-timelines'
import type { Change } from './attribution/store-conversations'
import { changeKinds, type InboundEvent } from './channels/inbound-event'
import type { Batch, FreshEvent } from './ingest/batch'
import type { Placement } from './ingest/store-events'

/** What a batch's fresh events change, person by person; `conversations` are the stored ones of the persons. */
export async function attributeFresh(
  { scope, sql, fresh }: Batch,
  conversations: Map<string, StoredConversation[]>,
): Promise<Change[]> {
  if (fresh.length === 0) return []
  const people = await loadTimelines(scope, sql, fresh.map(toNewcomer), conversations)
  const proactiveWindow = scope.proactiveWindowHours * 3_600_000
  return people.map((person) => ({
    person,
    derivation: deriveConversations(person.timeline, proactiveWindow),
  }))
}

function toNewcomer({ delivery, event, personId, nodeNumber }: FreshEvent): NewcomerEvent {
  return {
    personId,
    channel: event.channel,
    connectionId: delivery.connectionId,
    eventId: event.id,
    at: event.at,
    sequence: event.sequence,
    type: event.type,
    sender: event.message?.sender ?? null,
    platformConversationId: event.platformConversationId,
    nodeNumber,
    replyTo: event.message?.replyTo ?? null,
    proactiveMessageId: event.proactive?.messageId ?? null,
    presumed: event.presumed ?? null,
    changes: changedBy(event),
    touch: event.referral && {
      kind: event.referral.kind,
      referenceId: event.referral.id,
      platform: event.referral.platform,
    },
  }
}

function changedBy({ message }: InboundEvent): string | null {
  const isChange =
    message?.sender === 'system' && Object.values<string>(changeKinds).includes(message.kind ?? '')
  return isChange ? message.replyTo : null
}

/** Where the changes put the events and touches of the batch. */
export function placementOf(changes: Change[]): Placement {
  const placement: Placement = {
    ...{ conversationOfEvent: new Map(), touches: new Map(), messages: new Map(), types: new Map() },
    untold: new Set(),
  }
  for (const { derivation } of changes) {
    for (const [key, id] of derivation.conversationOfEvent) placement.conversationOfEvent.set(key, id)
    for (const [key, touch] of derivation.touches) placement.touches.set(key, touch)
    for (const [key, message] of derivation.messages) placement.messages.set(key, message)
    for (const [key, type] of derivation.types) placement.types.set(key, type)
    for (const key of derivation.untold) placement.untold.add(key)
  }
  return placement
}
