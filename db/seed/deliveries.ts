import type { TimedEvent } from './bot-event'
import type { Random } from './random'

export interface Delivery {
  webhookId: string
  events: unknown[]
}

interface Options {
  size: number
  random: Random
  newWebhookId: () => string
}

/**
 * Cuts events into deliveries the way a real sender does: now and then the same delivery comes twice, and
 * now and then one begins with events that the one before it held already.
 */
export function* toDeliveries(days: Iterable<TimedEvent[]>, options: Options): Generator<Delivery> {
  const { size, random, newWebhookId } = options
  let before: unknown[] = []
  for (const day of days) {
    for (let start = 0; start < day.length; start += size) {
      const fresh = day.slice(start, start + size).map(({ body }) => body)
      const repeated = random.chance(0.06) ? before.slice(-3) : []
      const delivery = { webhookId: newWebhookId(), events: [...repeated, ...fresh] }
      yield delivery
      if (random.chance(0.02)) yield delivery
      before = fresh
    }
  }
}
