import { randomUUID } from 'node:crypto'
import type { Scope } from '@/lib/access/scope'
import { parseBotEvent } from '@/lib/channels/parse-bot-delivery'
import { storeDeliveries } from '@/lib/pipeline'
import type { ModelEvent } from './reference-model'

export type PersonsEvent = ModelEvent & { person: string }

/** Long after the events of every test, so that no clock is wrong. */
const receivedAt = Date.UTC(2026, 11, 1)

/** Tells events as a bot would, a delivery and a transaction each batch. */
export async function deliver(scope: Scope, connectionId: string, batches: PersonsEvent[][]): Promise<void> {
  for (const batch of batches) {
    const items = batch.map((event) => parseBotEvent(toWire(event), receivedAt))
    const body = Buffer.from(JSON.stringify(batch))
    const delivery = { connectionId, secretId: null, webhookId: randomUUID(), body, receivedAt, items }
    await storeDeliveries(scope, [delivery])
  }
}

function toWire(event: PersonsEvent): Record<string, unknown> {
  return {
    type: event.type,
    id: event.id,
    at: event.at,
    channel: 'instagram',
    user: { id: event.person, name: `${event.person} ${event.id}` },
    ...(event.sequence === null ? {} : { sequence: event.sequence }),
    ...(event.platformConversation ? { conversation: { id: event.platformConversation } } : {}),
    ...(event.node ? { node: { id: event.node, name: `${event.node} ${event.id}` } } : {}),
    ...(event.touch ? { referral: { ...event.touch, headline: `Seen at ${event.id}` } } : {}),
    ...(event.type === 'message'
      ? { message: { from: event.from, text: event.id, reply_to: event.replyTo } }
      : {}),
    ...(event.type === 'proactive'
      ? { proactive: { campaign_id: 'autumn', message_id: event.proactiveMessage } }
      : {}),
  }
}
