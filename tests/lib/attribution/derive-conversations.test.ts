import { describe, expect, it } from 'vitest'
import { deriveConversations } from '@/lib/attribution/derive-conversations'
import type { TimelineEvent } from '@/lib/attribution/timeline'

const monday = Date.UTC(2026, 10, 16, 9)
const minute = 60_000
const hour = 60 * minute

const autumn = '120210000000000017'
const winter = '120210000000000024'

type Line = Partial<TimelineEvent> & { at: number }

function event(line: Line, index: number): TimelineEvent {
  return {
    connectionId: '00000000-0000-4000-8000-000000000001',
    eventId: `e${index}`,
    sequence: null,
    type: 'message',
    sender: null,
    platformConversationId: null,
    nodeNumber: null,
    replyTo: null,
    proactiveMessageId: null,
    presumed: null,
    changes: null,
    touch: null,
    ...line,
    at: monday + line.at,
  }
}

const says = (at: number, more: Partial<Line> = {}): Line => ({ at, sender: 'user', ...more })
const answers = (at: number, more: Partial<Line> = {}): Line => ({ at, sender: 'bot', ...more })
const visits = (at: number, nodeNumber: number, more: Partial<Line> = {}): Line => ({
  at,
  type: 'node',
  nodeNumber,
  ...more,
})
const clicks = (at: number, touch: TimelineEvent['touch'], more: Partial<Line> = {}): Line => ({
  at,
  type: 'node',
  touch,
  ...more,
})
const sends = (at: number, proactiveMessageId = 'pm-1'): Line => ({
  at,
  type: 'proactive',
  proactiveMessageId,
})
const ad = (referenceId: string, platform: string | null = null) => ({
  kind: 'ad' as const,
  referenceId,
  platform,
})
const post = { kind: 'post' as const, referenceId: 'p-1', platform: 'instagram' }

function derive(lines: Line[]) {
  const timeline = {
    personId: 'ann',
    channel: 'instagram',
    events: lines.map(event),
    pendingTouches: [],
    earlierProactives: [],
    spokenBefore: null,
  }
  return deriveConversations(timeline, 24 * hour)
}

function told(lines: Line[]) {
  return derive(lines).conversations.map(({ source, sourceReason, adId }) => [source, sourceReason, adId])
}

describe("a conversation without the platform's own id", () => {
  it.each<[string, Line[], number]>([
    ["opens with the person's message and lasts 24 hours", [says(0), says(24 * hour - 1)], 1],
    ['has ended when the 24 hours have passed', [says(0), says(24 * hour)], 2],
    [
      'lasts 24 hours from its first message, not from its last',
      [says(0), says(23 * hour), says(25 * hour)],
      2,
    ],
    ['is not opened by the bot, a node, or a touch', [answers(0), visits(0, 1), clicks(0, ad(autumn))], 0],
    [
      'goes on when the same ad is clicked again',
      [says(0, { touch: ad(autumn) }), says(hour, { touch: ad(autumn) })],
      1,
    ],
    [
      'gives way to another when another ad is clicked',
      [says(0, { touch: ad(autumn) }), says(1, { touch: ad(winter) })],
      2,
    ],
    ['without an ad takes one within five minutes', [says(0), says(5 * minute, { touch: ad(autumn) })], 1],
    [
      'without an ad gives way to an ad after five minutes',
      [says(0), says(5 * minute + 1, { touch: ad(autumn) })],
      2,
    ],
    [
      "is not ended by the platform's closing",
      [says(0), { at: minute, type: 'conversation.closed' }, says(hour)],
      1,
    ],
  ])('%s', (_, lines, count) => {
    expect(derive(lines).conversations).toHaveLength(count)
  })
})

describe('the source', () => {
  it.each<[string, Line[], unknown[]]>([
    [
      'is the ad on the first message',
      [says(0, { touch: ad(autumn) })],
      ['ads', 'ad_on_first_message', autumn],
    ],
    [
      'is the ad clicked before the message',
      [clicks(-hour, ad(autumn)), says(0)],
      ['ads', 'ad_before_first_message', autumn],
    ],
    [
      'is not an ad clicked more than a day before',
      [clicks(-24 * hour - 1, ad(autumn)), says(0)],
      ['organic', 'no_touch', null],
    ],
    [
      'is the latest of the ads before',
      [clicks(-hour, ad(autumn)), clicks(-minute, ad(winter)), says(0)],
      ['ads', 'ad_before_first_message', winter],
    ],
    [
      'is the ad on the message before one ahead of it',
      [clicks(-minute, ad(winter)), says(0, { touch: ad(autumn) })],
      ['ads', 'ad_on_first_message', autumn],
    ],
    [
      'is an ad that arrives within five minutes',
      [says(0), clicks(5 * minute, ad(autumn))],
      ['ads', 'ad_within_five_minutes', autumn],
    ],
    [
      'is not an ad that arrives later',
      [says(0), clicks(5 * minute + 1, ad(autumn))],
      ['organic', 'no_touch', null],
    ],
    ['is organic after a post', [says(0, { touch: post })], ['organic', 'post', null]],
    [
      'is the ad when a post opened and an ad followed at once',
      [says(0, { touch: post }), clicks(minute, ad(autumn))],
      ['ads', 'ad_within_five_minutes', autumn],
    ],
    [
      'is proactive for an answer within the window',
      [sends(-24 * hour), says(0)],
      ['proactive', 'within_proactive_window', null],
    ],
    ['is not proactive after the window', [sends(-24 * hour - 1), says(0)], ['organic', 'no_touch', null]],
    [
      'is proactive for a quote, however late',
      [sends(-90 * 24 * hour), says(0, { replyTo: 'pm-1' })],
      ['proactive', 'quoted_proactive', null],
    ],
    [
      'is the ad even after a proactive message',
      [sends(-hour), says(0, { touch: ad(autumn) })],
      ['ads', 'ad_on_first_message', autumn],
    ],
    ['is organic for everything else', [says(0)], ['organic', 'no_touch', null]],
    [
      "of a platform's conversation is the ad on its first event",
      [clicks(0, ad(autumn), { platformConversationId: 'c' })],
      ['ads', 'ad_on_first_event', autumn],
    ],
  ])('%s', (_, lines, expected) => {
    expect(told(lines)).toEqual([expected])
  })

  it('of a second conversation is its own, and the first keeps its', () => {
    expect(told([says(0, { touch: ad(autumn, 'instagram') }), says(hour, { touch: ad(winter) })])).toEqual([
      ['ads', 'ad_on_first_message', autumn],
      ['ads', 'ad_on_first_message', winter],
    ])
  })

  it('takes the platform from the touch that opened it', () => {
    expect(derive([says(0, { touch: ad(autumn, 'instagram') })]).conversations[0]?.platform).toBe('instagram')
    expect(derive([says(0)]).conversations[0]?.platform).toBeNull()
  })
})

describe('the path', () => {
  it("holds the nodes in the bot's order with repeats, and seconds since the start", () => {
    const lines = [
      says(0),
      visits(1_000, 2, { sequence: 2 }),
      visits(1_000, 1, { sequence: 1 }),
      visits(61_900, 1),
    ]
    expect(derive(lines).conversations[0]).toMatchObject({ path: [1, 2, 1], pathSeconds: [1, 1, 61] })
  })

  it('holds the node that a message names', () => {
    expect(
      derive([says(0, { nodeNumber: 7 }), answers(0, { nodeNumber: 8 })]).conversations[0]?.path,
    ).toEqual([7, 8])
  })

  it('takes visits after the 24 hours until another conversation opens', () => {
    const lines = [says(0), visits(30 * hour, 5), says(40 * hour), visits(40 * hour, 6)]
    expect(derive(lines).conversations.map(({ path }) => path)).toEqual([[5], [6]])
  })

  it('leaves out visits from before the first conversation', () => {
    expect(derive([visits(-1, 4), says(0)]).conversations[0]?.path).toEqual([])
  })
})

describe("a platform's own conversation", () => {
  const named = { platformConversationId: 'c-1' }

  it('is the conversation, however long it lasts', () => {
    expect(derive([says(0, named), says(100 * hour, named)]).conversations).toHaveLength(1)
  })

  it('begins with its first event and keeps what names it apart from the rest', () => {
    const lines = [visits(0, 1, named), says(minute, named), visits(hour, 2), visits(2 * hour, 3, named)]
    expect(derive(lines).conversations).toMatchObject([
      { startedAt: monday, path: [1, 2, 3], userMessages: 1 },
    ])
  })

  it('is taken by an ad that came before its first message', () => {
    expect(told([clicks(-minute, ad(autumn)), visits(0, 1, named), says(minute, named)])).toEqual([
      ['ads', 'ad_before_first_message', autumn],
    ])
  })

  it("keeps one id whatever arrives later, and another person's is another", () => {
    const id = derive([says(0, named)]).conversations[0]?.id
    expect(derive([visits(-minute, 1, named), says(0, named)]).conversations[0]?.id).toBe(id)
    const timeline = {
      personId: 'ben',
      channel: 'web',
      events: [event(says(0, named), 0)],
      pendingTouches: [],
      earlierProactives: [],
      spokenBefore: null,
    }
    expect(deriveConversations(timeline, 0).conversations[0]?.id).not.toBe(id)
  })
})

it('keeps every touch and marks the one that opened', () => {
  const { touches, conversations } = derive([
    clicks(-minute, post),
    says(0, { touch: ad(autumn) }),
    clicks(hour, ad(winter)),
    says(2 * hour, { touch: ad(autumn) }),
  ])
  expect(conversations).toHaveLength(1)
  expect([...touches].map(([key, { opening }]) => [key.slice(-2), opening])).toEqual([
    ['e0', false],
    ['e1', true],
    ['e2', false],
    ['e3', false],
  ])
})
