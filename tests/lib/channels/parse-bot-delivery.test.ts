import { describe, expect, it } from 'vitest'
import { parseBotDelivery, parseBotEvent } from '@/lib/channels/parse-bot-delivery'
import { parseInstant } from '@/lib/channels/parse-instant'

const now = Date.UTC(2026, 10, 22, 12)
const hour = 3_600_000

const message = {
  type: 'message',
  id: 'm-1',
  at: '2026-11-20T09:15:02.120Z',
  channel: 'instagram',
  user: { id: 'ig-77', name: 'Taylor' },
  message: { from: 'user', text: 'Is the blue one in stock?' },
  referral: { kind: 'ad', id: '120210000000000017', platform: 'Instagram', headline: 'Autumn at Fab Cart' },
}

function read(changes: Record<string, unknown>) {
  return parseBotEvent({ ...message, ...changes }, now)
}

describe('a delivery', () => {
  it.each([
    ['one event', JSON.stringify(message), 1],
    ['a batch', JSON.stringify({ events: [message, { ...message, id: 'm-2' }] }), 2],
    ['a thousand events', JSON.stringify({ events: Array(1000).fill(message) }), 1000],
    ['a repeated key, of which the last counts', '{"type":"node","type":"message"}', 1],
  ])('of %s is read', (_, body, count) => {
    const parsed = parseBotDelivery(Buffer.from(body), now)
    expect(parsed.ok && parsed.items.length).toBe(count)
  })

  it.each([
    ['nothing', ''],
    ['null', 'null'],
    ['text', '"hi"'],
    ['a list', '[]'],
    ['a number', '42'],
    ['NaN', 'NaN'],
    ['an object and more', `${JSON.stringify(message)} x`],
    ['a signed byte order mark', `\uFEFF${JSON.stringify(message)}`],
    ['no event in the list', '{"events":[]}'],
    ['events that are no list', '{"events":{}}'],
    ['33 levels', `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`],
    ['a hundred thousand brackets', '['.repeat(100_000)],
  ])('of %s is unreadable', (_, body) => {
    expect(parseBotDelivery(Buffer.from(body), now)).toEqual({ ok: false, problem: 'unreadable' })
  })

  it('that is not UTF-8 is unreadable', () => {
    const body = Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xff]), Buffer.from('"}')])
    expect(parseBotDelivery(body, now)).toEqual({ ok: false, problem: 'unreadable' })
  })

  it('of 1,001 events is too many', () => {
    const body = Buffer.from(JSON.stringify({ events: Array(1001).fill(message) }))
    expect(parseBotDelivery(body, now)).toEqual({ ok: false, problem: 'too_many' })
  })

  it('keeps its good events when one is bad', () => {
    const body = Buffer.from(
      JSON.stringify({ events: [message, { ...message, channel: 'pigeon' }, 7, message] }),
    )
    const parsed = parseBotDelivery(body, now)
    expect(parsed.ok && parsed.items.map(({ ok }) => ok)).toEqual([true, false, false, true])
  })
})

describe('an event', () => {
  it('is understood as the contract says', () => {
    expect(
      read({ node: { id: 'WELCOME', name: 'Welcome' }, sequence: 1, conversation: { id: 'c-9' } }),
    ).toMatchObject({
      ok: true,
      event: {
        id: 'm-1',
        at: Date.UTC(2026, 10, 20, 9, 15, 2, 120),
        sequence: 1,
        platformConversationId: 'c-9',
        person: { identifier: 'ig-77', name: 'Taylor', phone: null },
        node: { id: 'WELCOME', name: 'Welcome', flow: null },
        message: { sender: 'user', text: 'Is the blue one in stock?' },
        referral: { kind: 'ad', id: '120210000000000017', platform: 'instagram' },
        flags: [],
      },
    })
  })

  it.each([
    ['an unknown type', { type: 'sticker' }, 'unknown_type'],
    ['an id as a number', { id: Number('120210000000000017') }, 'invalid_field'],
    ['an empty id', { id: '' }, 'invalid_field'],
    ['an id of 201 characters', { id: 'x'.repeat(201) }, 'invalid_field'],
    ['an id with NUL', { id: 'a\u0000b' }, 'invalid_field'],
    ['an ad id as a number', { referral: { kind: 'ad', id: Number('120210000000000017') } }, 'invalid_field'],
    ['a person id of 9 KB', { user: { id: 'x'.repeat(9_000) } }, 'invalid_field'],
    ['no person', { user: undefined }, 'invalid_field'],
    ['a day that does not exist', { at: '2026-02-30T00:00:00Z' }, 'invalid_field'],
    ['a time without a zone', { at: '2026-11-20T09:15:02' }, 'invalid_field'],
    ['the year 1', { at: '0001-01-01T00:00:00Z' }, 'invalid_field'],
    ['infinity', { at: 'infinity' }, 'invalid_field'],
    ['seconds for milliseconds', { at: now / 1000 }, 'invalid_field'],
    ['a time more than a day ahead', { at: now + 24 * hour + 1 }, 'too_far_in_the_future'],
    ['a negative sequence', { sequence: -1 }, 'invalid_field'],
    ['a message type without its message', { message: undefined }, 'invalid_field'],
    ['a node type without its node', { type: 'node', node: undefined }, 'invalid_field'],
  ])('with %s is kept out, with the reason', (_, changes, reason) => {
    const item = read(changes)
    expect(item.ok ? 'understood' : item.rejection.reason).toBe(reason)
  })

  it('with a key that objects reserve is kept out and poisons nothing', () => {
    const raw = JSON.parse(`{"__proto__":{"admin":true},${JSON.stringify(message).slice(1)}`)
    expect(parseBotEvent(raw, now).ok).toBe(false)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  it('up to a day ahead is set to the time of receipt and says so', () => {
    const item = read({ at: now + 23 * hour })
    expect(item.ok && [item.event.at, item.event.flags]).toEqual([now, ['clamped']])
  })

  it('from 400 days ago is understood and says that it is late', () => {
    const item = read({ at: now - 400 * 24 * hour })
    expect(item.ok && item.event.flags).toEqual(['late'])
  })

  it('keeps text that PostgreSQL can hold, at most 32 KB of it', () => {
    const odd = read({ message: { from: 'user', text: 'a\u0000b\ud800c' } })
    expect(odd.ok && odd.event.message?.text).toBe('a\uFFFDb\uFFFDc')
    const long = read({ message: { from: 'user', text: '🙂'.repeat(100_000) } })
    expect(long.ok && [long.event.message?.text?.length, long.event.flags]).toEqual([32_768, ['cut']])
    const split = read({ message: { from: 'user', text: `x${'🙂'.repeat(100_000)}` } })
    expect(split.ok && split.event.message?.text?.endsWith('🙂')).toBe(true)
  })

  it('has one fingerprint however its keys are ordered, and another for another content', () => {
    const turned = Object.fromEntries(Object.entries(message).reverse())
    expect(parseBotEvent(turned, now).fingerprint).toEqual(read({}).fingerprint)
    expect(parseBotEvent(turned, now + hour).fingerprint).toEqual(read({}).fingerprint)
    expect(read({ message: { from: 'user', text: 'Another' } }).fingerprint).not.toEqual(read({}).fingerprint)
  })
})

describe('an instant', () => {
  it.each([
    ['2026-11-20T09:15:02Z', Date.UTC(2026, 10, 20, 9, 15, 2)],
    ['2026-11-20T09:15:02.120456Z', Date.UTC(2026, 10, 20, 9, 15, 2, 120)],
    ['2026-11-20T14:45:02+05:30', Date.UTC(2026, 10, 20, 9, 15, 2)],
    ['2024-02-29T00:00:00-00:00', Date.UTC(2024, 1, 29)],
    ['2026-11-20 09:15:02Z', null],
    ['2026-11-20T24:00:00Z', null],
    ['2026-11-20T09:15:02+24:00', null],
    ['2026-11-20', null],
    [1_763_630_102_120, 1_763_630_102_120],
    [1_763_630_102_120.5, null],
    [Number.POSITIVE_INFINITY, null],
    [8_640_000_000_000_000, null],
  ])('%s is %s', (given, expected) => {
    expect(parseInstant(given)).toBe(expected)
  })
})
