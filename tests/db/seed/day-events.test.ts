import { describe, expect, test } from 'vitest'
import type { BotEvent, TimedEvent } from '@/db/seed/bot-event'
import type { Brand } from '@/db/seed/brands/brand'
import { brands } from '@/db/seed/brands/brands'
import { dayEvents, daysBetween } from '@/db/seed/day-events'
import { atHour, dayOf, type Plan } from '@/db/seed/rhythm'
import { parseBotDelivery } from '@/lib/channels/parse-bot-delivery'

const firstDay = '2026-09-23'
const now = Date.parse('2026-11-22T14:30:00Z')

const planOf = (brand: Brand, scale = 1): Plan => ({ brand, firstDay, seed: 'demo', scale })
const allEvents = (plan: Plan): TimedEvent[] => [...daysBetween(plan, 0, now)].flat()
const isMalformed = ({ body }: TimedEvent) => (body as BotEvent).id?.includes('-bad-')

describe.each(brands)('the past of $name', (brand) => {
  const events = allEvents(planOf(brand))
  const good = events.filter((event) => !isMalformed(event)).map(({ body }) => body as BotEvent)
  const conversations = groupByStory(good.filter(({ type }) => type !== 'proactive'))

  test('is told the same every time', () => {
    expect(dayEvents(planOf(brand), 17)).toEqual(dayEvents(planOf(brand), 17))
    expect(dayEvents({ ...planOf(brand), seed: 'other' }, 17)).not.toEqual(dayEvents(planOf(brand), 17))
  })

  test('names no event twice', () => {
    expect(new Set(good.map(({ id }) => id)).size).toBe(good.length)
  })

  test('is understood by the parser, all but the malformed events, which are not', () => {
    for (let start = 0; start < good.length; start += 1_000) {
      const body = Buffer.from(JSON.stringify({ events: good.slice(start, start + 1_000) }))
      expect(refusedEvents(body)).toEqual([])
    }
    const malformed = events.filter(isMalformed).map(({ body }) => body)
    expect(malformed.length).toBeGreaterThanOrEqual(7)
    expect(refusedEvents(Buffer.from(JSON.stringify({ events: malformed })))).toHaveLength(malformed.length)
  })

  test('can be cut anywhere: two stretches hold the events of the whole', () => {
    const cut = Date.parse('2026-11-01T18:00:00Z')
    const before = [...daysBetween(planOf(brand), 0, cut)].flat()
    const after = [...daysBetween(planOf(brand), cut, now)].flat()
    expect(before.length + after.length).toBe(events.length)
    expect(events.every(({ at }) => at <= now)).toBe(true)
  })

  test('sleeps at night, in its own time zone', () => {
    const starts = [...conversations.values()].map(([first]) => hourOf(first, brand.timeZone))
    const night = starts.filter((hour) => hour >= 1 && hour < 6).length
    expect(night / starts.length).toBeLessThan(0.06)
  })

  test('has ads that differ in what comes of them', () => {
    const rates = brand.ads.map(({ id, quality }) => ({ quality, rate: successRate(conversations, id) }))
    const best = rates.reduce((one, other) => (other.quality > one.quality ? other : one))
    const worst = rates.reduce((one, other) => (other.quality < one.quality ? other : one))
    expect(best.rate).toBeGreaterThan(0.1)
    expect(worst.rate).toBeLessThan(best.rate / 3)
  })

  test('carries conversation ids exactly where its platform has them', () => {
    const named = good.filter(({ conversation }) => conversation).length
    if (brand.sendsConversationIds) expect(named / good.length).toBeGreaterThan(0.9)
    else expect(named).toBe(0)
  })

  test('tells the platform of some ad touches only', () => {
    const touches = good.flatMap(({ referral }) => (referral?.kind === 'ad' ? [referral] : []))
    const placed = touches.filter(({ platform }) => platform).length / touches.length
    expect(placed).toBeGreaterThan(0.5)
    expect(placed).toBeLessThan(0.97)
    expect(touches.every(({ id }) => /^\d{18}$/.test(id))).toBe(true)
  })

  test('has campaigns, and answers to them with and without a quote', () => {
    const sent = new Set(good.flatMap(({ proactive }) => (proactive ? [proactive.message_id] : [])))
    const quoted = good.flatMap(({ message }) => (message?.reply_to ? [message.reply_to] : []))
    const answers = [...conversations.keys()].filter((id) => id.endsWith('-a')).length
    expect(quoted.every((id) => sent.has(id))).toBe(true)
    expect(quoted.length).toBeGreaterThan(50)
    expect(answers).toBeGreaterThan(quoted.length)
    expect(answers).toBeLessThan(sent.size / 2)
  })

  test('grows a little and does not jump', () => {
    const days = Array.from({ length: 60 }, (_, day) =>
      startsAt([...conversations.values()], planOf(brand), day),
    )
    expect(sum(days.slice(46, 60))).toBeGreaterThan(sum(days.slice(0, 14)))
    expect(Math.min(...days)).toBeGreaterThan(brand.startsADay / 2)
    expect(Math.max(...days)).toBeLessThan(brand.startsADay * 2.5)
  })
})

test('the two brands make a demo of the size that is meant', () => {
  const stories = brands.map((brand) =>
    groupByStory(allEvents(planOf(brand)).map(({ body }) => body as BotEvent)),
  )
  const conversations = stories.map((story) => [...story.keys()].filter((id) => !id.endsWith('-p')).length)
  expect(sum(conversations)).toBeGreaterThan(12_000)
  expect(sum(conversations)).toBeLessThan(18_000)
})

test('a smaller scale tells a smaller past', () => {
  const [brand] = brands
  if (!brand) throw new Error('There is no brand.')
  expect(allEvents(planOf(brand, 0.1)).length).toBeLessThan(allEvents(planOf(brand)).length / 8)
})

test('persons have phone numbers kept for fiction, one each', () => {
  const events = brands.flatMap((brand) => allEvents(planOf(brand)).map(({ body }) => body as BotEvent))
  const owners = new Map<string, string>()
  for (const { user } of events) {
    if (!user?.phone) continue
    expect(user.phone).toMatch(/^\+1\d{3}55501\d{2}$/)
    expect(owners.get(user.phone) ?? user.id).toBe(user.id)
    owners.set(user.phone, user.id)
  }
  expect(owners.size).toBeGreaterThan(1_000)
})

test('days are days of the zone, also where one has 25 hours', () => {
  const plan = planOf(brands.find(({ slug }) => slug === 'nordlicht-reisen') ?? brands[0] ?? fail())
  const octoberChange = dayOf(plan, Date.parse('2026-10-25T12:00:00Z'))
  expect(atHour(plan, octoberChange + 1, 0) - atHour(plan, octoberChange, 0)).toBe(25 * 3_600_000)
  expect(dayOf(plan, atHour(plan, octoberChange, 23) + 3_599_999)).toBe(octoberChange)
})

function fail(): never {
  throw new Error('There is no brand.')
}

function groupByStory(events: BotEvent[]): Map<string, BotEvent[]> {
  return Map.groupBy(events, ({ id }) => id.replace(/-e\d+$/, ''))
}

function refusedEvents(body: Buffer) {
  const parsed = parseBotDelivery(body, now)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.items.filter(({ ok }) => !ok)
}

function hourOf(event: BotEvent | undefined, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  return Number(format.format(new Date(event?.at ?? 0)))
}

function successRate(conversations: Map<string, BotEvent[]>, adId: string): number {
  const fromAd = [...conversations.values()].filter((story) =>
    story.some(({ referral }) => referral?.id === adId),
  )
  const succeeded = fromAd.filter((story) =>
    story.some(({ node }) => node?.id === 'PAID' || node?.id === 'BOOKED'),
  )
  return succeeded.length / fromAd.length
}

function startsAt(conversations: BotEvent[][], plan: Plan, day: number): number {
  const from = atHour(plan, day, 0)
  const to = atHour(plan, day + 1, 0)
  return conversations.filter(([first]) => {
    const at = new Date(first?.at ?? 0).getTime()
    return at >= from && at < to
  }).length
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
