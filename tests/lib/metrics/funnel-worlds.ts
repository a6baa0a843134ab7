import fc from 'fast-check'
import { localDay, type ModelConversation } from './funnel-model'

/** Random conversations, journeys and questions, made to meet where rules meet: midnight, clock changes, deadlines. */

/** Each zone with a night in which its clocks change; India has none. */
export const zones = [
  { timeZone: 'Asia/Kolkata', night: Date.UTC(2026, 9, 24, 18, 30) },
  { timeZone: 'Europe/Berlin', night: Date.UTC(2026, 9, 25, 1) },
  { timeZone: 'America/New_York', night: Date.UTC(2026, 10, 1, 6) },
  { timeZone: 'Australia/Lord_Howe', night: Date.UTC(2026, 9, 3, 15, 30) },
] as const

export const nodes = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export const ads = ['120210000000000017', '120210000000000024', '120210000000000031'] as const

const hour = 3_600_000

const visits = fc
  .array(fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(0, 0, 0, 1, 59, 1800, 3599, 3600, 86_400)), {
    maxLength: 9,
  })
  .map((gaps) => {
    let second = 0
    return gaps.map(([node, gap]) => {
      second += gap
      return { node, second }
    })
  })

const conversation = fc.record({
  person: fc.constantFrom('ann', 'ann', 'ann', 'ben', 'ben', 'cem'),
  source: fc.constantFrom('ads', 'ads', 'ads', 'ads', 'organic', 'proactive') as fc.Arbitrary<
    ModelConversation['source']
  >,
  ad: fc.constantFrom(...ads, ads[0], null),
  channel: fc.constantFrom('whatsapp', 'whatsapp', 'instagram'),
  /** From the night in which the clocks change; midnights are among them. */
  halfHours: fc.oneof(fc.constantFrom(-48, -4, 0, 0, 1, 44), fc.integer({ min: -70, max: 70 })),
  milliseconds: fc.constantFrom(0, 0, 0, -1, 1),
  visits,
})

const step = fc.uniqueArray(fc.constantFrom(...nodes, 'GONE'), { minLength: 1, maxLength: 3 })

/** About the deadline that some visit of some conversation would make, give or take a little. */
const now = fc.record({
  conversation: fc.nat(),
  visit: fc.nat(),
  after: fc.constantFrom(-hour, -1, 0, 0, 1, 24 * hour, -24 * hour, 1000 * hour),
})

/** Mostly all of them. */
const someAds = fc.oneof(fc.constant<string[]>([...ads]), fc.subarray<string>([...ads]))

const shape = fc.record({
  zone: fc.constantFrom(...zones),
  conversations: fc.array(conversation, { maxLength: 16 }),
  steps: fc.array(step, { minLength: 2, maxLength: 5 }),
  windowHours: fc.constantFrom(1, 24, 24, 25, 48, 720),
  linked: someAds,
  asked: fc.option(someAds, { nil: undefined, freq: 1 }),
  channel: fc.constantFrom(undefined, undefined, 'whatsapp' as const),
  days: fc.tuple(fc.integer({ min: -2, max: 1 }), fc.integer({ min: 0, max: 4 })),
  now,
})

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never

export type World = ReturnType<typeof toWorld>

export const world = shape.map(toWorld)

function toWorld({ zone, days: [shift, length], ...given }: Shape) {
  const conversations = given.conversations.map(
    (one, index): ModelConversation => ({
      // The order of ids is not that of the rows.
      id: uuid(99 - index),
      person: one.person,
      source: one.source,
      ad: one.source === 'ads' ? one.ad : null,
      channel: one.channel,
      startedAt: zone.night + (one.halfHours * hour) / 2 + one.milliseconds,
      visits: one.visits,
    }),
  )
  const middle = Date.parse(localDay(zone.night, zone.timeZone))
  const day = (count: number) => new Date(middle + count * 24 * hour).toISOString().slice(0, 10)
  const about = conversations[given.now.conversation % conversations.length]
  const visit = about?.visits[given.now.visit % about.visits.length]
  const deadline = (about?.startedAt ?? zone.night) + (visit?.second ?? 0) * 1000 + given.windowHours * hour
  return {
    ...given,
    conversations,
    timeZone: zone.timeZone,
    from: day(shift),
    to: day(shift + length),
    now: deadline + given.now.after,
  }
}

/** The same name makes the same id, so that persons come back. */
export function uuid(name: string | number): string {
  return `00000000-0000-4000-8000-${Buffer.from(String(name)).toString('hex').padStart(12, '0')}`
}
