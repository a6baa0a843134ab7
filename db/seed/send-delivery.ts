import { setTimeout as sleep } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import type { Delivery } from './deliveries'

/** The address of a bot connection and the secret (`whsec_…`) its deliveries are signed with. */
export interface Door {
  url: string
  secret: string
}

const receiptSchema = z.object({
  received: z.number(),
  stored: z.number(),
  duplicates: z.number(),
  quarantined: z.array(z.object({ index: z.number(), reason: z.string() })),
})

export type Receipt = z.infer<typeof receiptSchema>

const attempts = 30
const longestWait = 60

/**
 * Signs and sends one delivery. While the receiver says "not now" (429 and 503, or no connection at all) it
 * waits as long as asked and sends the same again; any other refusal is an Error.
 */
export async function sendDelivery(door: Door, delivery: Delivery, signal?: AbortSignal): Promise<Receipt> {
  const [only, ...others] = delivery.events
  const body = JSON.stringify(others.length === 0 ? only : { events: delivery.events })
  for (let attempt = 1; ; attempt += 1) {
    const answer = await post(door, delivery.webhookId, body, signal)
    if (answer?.ok) return receiptSchema.parse(await answer.json())
    const mayRetry = !answer || answer.status === 429 || answer.status === 503
    if (!mayRetry || attempt === attempts) {
      const said = answer ? `${answer.status} ${(await answer.text()).slice(0, 200)}` : 'nothing'
      throw new Error(`${door.url} answered ${said}`)
    }
    await answer?.body?.cancel()
    await sleep(1000 * secondsToWait(answer), undefined, { signal })
  }
}

async function post(door: Door, webhookId: string, body: string, signal?: AbortSignal) {
  const now = new Date()
  const headers = {
    'content-type': 'application/json',
    'webhook-id': webhookId,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(door.secret).sign(webhookId, now, body),
  }
  try {
    return await fetch(door.url, { method: 'POST', headers, body, signal })
  } catch (error) {
    if (signal?.aborted) throw error
    return null
  }
}

function secondsToWait(answer: Response | null): number {
  const asked = Number(answer?.headers.get('retry-after') ?? 1)
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 0.2), longestWait) : 1
}
