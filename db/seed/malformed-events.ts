import type { TimedEvent } from './bot-event'
import { seededRandom } from './random'
import { instantOn, type Plan } from './rhythm'

const everyDays = 7

/** A few events that no receiver can understand, as every real sender has them: they end in quarantine. */
export function malformedEvents(plan: Plan, day: number): TimedEvent[] {
  if (day % everyDays !== 3) return []
  const random = seededRandom(`${plan.seed}/${plan.brand.slug}/malformed/${day}`)
  const at = instantOn(plan, day, random)
  const id = `${plan.brand.prefix}-bad-${day}`
  const good = {
    type: 'message',
    id,
    at,
    channel: plan.brand.channels[0]?.channel,
    user: { id: `${plan.brand.prefix}-visitor` },
    message: { from: 'user', text: 'Hello?' },
  }
  const spoiled = spoil(good, Math.floor(day / everyDays))
  return [{ at, body: spoiled }]
}

function spoil(good: Record<string, unknown>, index: number): Record<string, unknown> {
  const { user: _, message: __, ...bare } = good
  const ways = [
    { ...good, type: 'reaction' },
    { ...bare, message: good.message },
    { ...good, channel: 'sms' },
    { ...good, at: '32/13/2026 25:61' },
    { ...bare, type: 'node', user: good.user },
    { ...good, message: { from: 'robot', text: 'Hello?' } },
    { ...good, at: '2099-01-01T00:00:00Z' },
  ]
  return ways[index % ways.length] ?? good
}
