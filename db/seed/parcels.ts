import { randomUUID } from 'node:crypto'
import { daysBetween } from './day-events'
import { toDeliveries } from './deliveries'
import { seededRandom } from './random'
import type { Parcel } from './replay'
import type { Plan } from './rhythm'
import type { Door } from './send-delivery'

export const eventsADelivery = 250

/** A stretch of a brand's past, cut into deliveries for its door. Both instants are milliseconds. */
export function* parcelsBetween(plan: Plan, door: Door, from: number, to: number): Generator<Parcel> {
  const deliveries = toDeliveries(daysBetween(plan, from, to), {
    size: eventsADelivery,
    random: seededRandom(`${plan.seed}/${plan.brand.slug}/deliveries`),
    newWebhookId: () => `msg_${randomUUID()}`,
  })
  for (const delivery of deliveries) yield { door, delivery }
}
