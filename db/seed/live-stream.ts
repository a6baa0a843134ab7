import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TimedEvent } from './bot-event'
import { tellConversation } from './conversation-story'
import { daysBetween } from './day-events'
import { stranger } from './people'
import { seededRandom } from './random'
import { dayOf, type Plan } from './rhythm'
import { type Door, sendDelivery } from './send-delivery'

export interface LiveBrand {
  plan: Plan
  door: Door
  /** Everything the calendar foresaw up to this instant has been sent. */
  coveredUntil: number
}

interface Options {
  signal: AbortSignal
  clock?: () => number
  onSent?: (brand: LiveBrand, events: number) => void
}

const second = 1000
const tick = 3 * second
const lookahead = 600 * second
const livelyFor = 600 * second
const visitorEvery = { lively: 14 * second, calm: 150 * second }
const livePace = 0.3

/**
 * Goes on with the story at the present time until aborted: what the calendar foresees, and, so that a page
 * is seen to move at any hour, some visitors more, first every few seconds and after ten minutes fewer.
 */
export async function runLiveStream(brands: LiveBrand[], options: Options): Promise<void> {
  const streams = brands.map((brand, index) => stream(brand, index * 5 * second, options))
  await Promise.all(streams).catch((error: unknown) => {
    if (!options.signal.aborted) throw error
  })
}

async function stream(brand: LiveBrand, delay: number, options: Options): Promise<void> {
  const clock = options.clock ?? Date.now
  const begun = clock()
  let pending: TimedEvent[] = []
  let foreseenUntil = brand.coveredUntil
  let nextVisitor = begun + delay
  while (!options.signal.aborted) {
    const now = clock()
    if (now >= foreseenUntil) {
      const until = now + lookahead
      pending.push(...[...daysBetween(brand.plan, foreseenUntil, until)].flat())
      foreseenUntil = until
    }
    if (now >= nextVisitor) {
      pending.push(...visit(brand.plan, now))
      nextVisitor = now + (now - begun < livelyFor ? visitorEvery.lively : visitorEvery.calm)
    }
    const due = pending.filter(({ at }) => at <= now)
    pending = pending.filter(({ at }) => at > now)
    await send(brand, due, options)
    brand.coveredUntil = now
    await sleep(tick, undefined, { signal: options.signal }).catch(() => {})
  }
}

function visit(plan: Plan, now: number): TimedEvent[] {
  const key = `live-${now}`
  const random = seededRandom(`${plan.seed}/${plan.brand.slug}/${key}`)
  const { person, origin } = stranger(plan, dayOf(plan, now), key)
  return tellConversation(
    plan.brand,
    { id: `${plan.brand.prefix}-${key}`, at: now, person, origin },
    random,
    livePace,
  )
}

async function send(brand: LiveBrand, due: TimedEvent[], options: Options): Promise<void> {
  const sorted = due.sort((one, other) => one.at - other.at).map(({ body }) => body)
  for (let start = 0; start < sorted.length; start += 100) {
    const events = sorted.slice(start, start + 100)
    await sendDelivery(brand.door, { webhookId: `msg_${randomUUID()}`, events }, options.signal)
    options.onSent?.(brand, events.length)
  }
}
