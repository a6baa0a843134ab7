import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/webhooks/bot/[connection]/route'
import { parseBotEvent } from '@/lib/channels/parse-bot-delivery'
import { replayQuarantined } from '@/lib/pipeline'
import { type Bot, type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { signWebhook } from '@/tests/support/sign-webhook'

const database = useDatabase()
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
})

type Event = Record<string, unknown>

function message(changes: Event = {}): Event {
  return {
    type: 'message',
    id: randomUUID(),
    at: Date.now() - 60_000,
    channel: 'instagram',
    user: { id: `ig-${randomUUID()}` },
    message: { from: 'user', text: 'Is the blue one in stock?' },
    ...changes,
  }
}

interface Sending {
  bot?: Bot
  connection?: string
  id?: string
  headers?: Record<string, string | null>
}

async function send(payload: unknown, { bot = cast.bot, connection, id, headers = {} }: Sending = {}) {
  const body = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload)
  const all = new Headers(signWebhook(body, { secret: bot.secret, ...(id ? { id } : {}) }))
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) all.delete(name)
    else all.set(name, value)
  }
  const url = 'http://localhost/api/webhooks/bot/x'
  const bytes = typeof body === 'string' ? body : new Uint8Array(body)
  const request = new Request(url, { method: 'POST', headers: all, body: bytes })
  return POST(request, { params: Promise.resolve({ connection: connection ?? bot.connectionId }) })
}

async function countEvents(workspaceId: string): Promise<number> {
  const [row] =
    await database.owner`select count(*)::int as n from events where workspace_id = ${workspaceId}`
  return row?.n
}

async function quarantined(eventId: string) {
  return database.owner`select workspace_id, reason, raw from quarantined_events where event_id = ${eventId}`
}

describe('a bot delivery', () => {
  it('is stored, attributed and counted before it is answered', async () => {
    const event = message({ referral: { kind: 'ad', id: '120210000000000017', platform: 'instagram' } })
    const response = await send(event)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ received: 1, stored: 1, duplicates: 0, quarantined: [] })
    const [row] = await database.owner`
      select c.source, c.source_reason, c.ad_id from events e
      join conversations c on c.workspace_id = e.workspace_id and c.id = e.conversation_id
      where e.event_id = ${String(event.id)}`
    expect(row).toMatchObject({
      source: 'ads',
      source_reason: 'ad_on_first_message',
      ad_id: '120210000000000017',
    })
  })

  it('twice has the effect of one', async () => {
    const event = message()
    await send(event, { id: 'msg_twice' })
    const response = await send(event, { id: 'msg_twice' })
    expect(await response.json()).toEqual({ received: 1, stored: 0, duplicates: 1, quarantined: [] })
    const bodies = await database.owner`
      select body is null as dropped, outcome from deliveries where webhook_id = 'msg_twice' order by received_at`
    expect(bodies).toEqual([
      { dropped: false, outcome: 'stored' },
      { dropped: true, outcome: 'duplicate' },
    ])
  })

  it('sent 200 times at once is stored once', async () => {
    const event = message()
    const receipts = await Promise.all(Array.from({ length: 200 }, async () => (await send(event)).json()))
    expect(receipts.filter(({ stored }) => stored === 1)).toHaveLength(1)
    expect(receipts.filter(({ duplicates }) => duplicates === 1)).toHaveLength(199)
  })

  it('with an id used before for other content keeps the first and puts the second in quarantine', async () => {
    const event = message()
    await send(event)
    const response = await send({ ...event, message: { from: 'user', text: 'Something else' } })
    expect(await response.json()).toMatchObject({
      stored: 0,
      duplicates: 1,
      quarantined: [{ index: 0, id: event.id }],
    })
    const [row] = await database.owner`select body from events where event_id = ${String(event.id)}`
    expect(row?.body).toBe('Is the blue one in stock?')
    expect(await quarantined(String(event.id))).toMatchObject([
      { reason: expect.stringContaining('id_reused') },
    ])
  })

  it('under a webhook-id used before for other bytes is kept in quarantine', async () => {
    await send(message(), { id: 'msg_reused' })
    const second = message()
    const response = await send(second, { id: 'msg_reused' })
    expect(await response.json()).toMatchObject({ stored: 0, quarantined: [{ index: 0 }] })
    expect(await quarantined(String(second.id))).toMatchObject([
      { reason: expect.stringContaining('webhook_id_reused') },
    ])
  })

  it('with an id that another workspace used is stored in both', async () => {
    const event = message()
    await send(event)
    const response = await send(event, { bot: cast.otherBot })
    expect(await response.json()).toMatchObject({ stored: 1, duplicates: 0 })
  })

  it('never says in its body whose it is', async () => {
    const before = await countEvents(cast.otherWorkspace.id)
    const named = `{"workspace":"${cast.otherWorkspace.id}","workspaceId":"${cast.otherWorkspace.id}",${JSON.stringify(message()).slice(1)}`
    expect((await send(named)).status).toBe(200)
    expect(await countEvents(cast.otherWorkspace.id)).toBe(before)
  })

  it('with one bad event of a hundred stores the others', async () => {
    const events = Array.from({ length: 100 }, () => message())
    events[57] = message({ channel: 'pigeon' })
    const receipt = await (await send({ events })).json()
    expect(receipt).toMatchObject({ received: 100, stored: 99, duplicates: 0 })
    expect(receipt.quarantined).toEqual([
      { index: 57, id: events[57]?.id, reason: expect.stringContaining('channel') },
    ])
  })

  it('repeated with the same bad event keeps that event once', async () => {
    const bad = message({ type: 'sticker' })
    await send({ events: [bad] })
    await send({ events: [bad] })
    expect(await quarantined(String(bad.id))).toHaveLength(1)
  })

  it.each([
    ['unknown event type', { type: 'sticker' }],
    ['ids as numbers', { referral: { kind: 'ad', id: Number('120210000000000017') } }],
    ['a day that does not exist', { at: '2026-02-30T00:00:00Z' }],
    ['a time too far ahead', { at: Date.now() + 25 * 3_600_000 }],
    ['a person id of 9 KB', { user: { id: 'x'.repeat(9_000) } }],
  ])('with %s is answered 200 and kept in quarantine', async (_, changes) => {
    const event = message(changes)
    const response = await send(event)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ stored: 0, quarantined: [{ index: 0, id: event.id }] })
    expect(await quarantined(String(event.id))).toMatchObject([{ workspace_id: cast.workspace.id }])
  })

  it.each([
    ['NUL', 'a\\u0000b', 'a\uFFFDb'],
    ['a lone surrogate', 'a\\ud800b', 'a\uFFFDb'],
    ['right-to-left marks', 'a\u202Eb', 'a\u202Eb'],
  ])('with %s in its text is stored', async (_, written, stored) => {
    const event = message({ message: { from: 'user', text: 'PLACE' } })
    const response = await send(JSON.stringify(event).replace('PLACE', written))
    expect(await response.json()).toMatchObject({ stored: 1 })
    const [row] = await database.owner`select body from events where event_id = ${String(event.id)}`
    expect(row?.body).toBe(stored)
  })

  it.each([
    ['', 400],
    ['null', 400],
    ['[]', 400],
    ['"hi"', 400],
    ['NaN', 400],
    ['{"events":[]}', 400],
    ['['.repeat(100_000), 400],
    [Buffer.from([0x7b, 0xff, 0x7d]), 400],
    [`\uFEFF${JSON.stringify({ type: 'node' })}`, 400],
    [JSON.stringify({ events: Array(1001).fill({}) }), 413],
    [`"${'x'.repeat(5 * 1024 * 1024)}"`, 413],
  ])('that cannot be read is refused (%#)', async (body, status) => {
    const before = await countEvents(cast.workspace.id)
    expect((await send(body)).status).toBe(status)
    expect(await countEvents(cast.workspace.id)).toBe(before)
  })
})

describe('a stranger', () => {
  it.each([
    ['without an id', { headers: { 'webhook-id': null } }, 401],
    ['without a time', { headers: { 'webhook-timestamp': null } }, 401],
    ['without a signature', { headers: { 'webhook-signature': null } }, 401],
    [
      'with a wrong signature',
      { headers: { 'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}` } },
      401,
    ],
    [
      'with an old time',
      { headers: { 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 301) } },
      401,
    ],
    ['with a bad id', { id: 'has.dot' }, 400],
    ['with an id of 300 characters', { id: 'x'.repeat(300) }, 400],
    ['at an unknown connection', { connection: randomUUID() }, 401],
    ['at no connection at all', { connection: '../../etc/passwd' }, 401],
    ['with a compressed body', { headers: { 'content-encoding': 'gzip' } }, 415],
    ['with text', { headers: { 'content-type': 'text/plain' } }, 415],
    ['with no type', { headers: { 'content-type': null } }, 415],
    ['with a form', { headers: { 'content-type': 'multipart/form-data; boundary=x' } }, 415],
  ] satisfies [string, Sending, number][])(
    '%s is refused and nothing is stored',
    async (_, sending, status) => {
      const event = message()
      expect((await send(event, sending)).status).toBe(status)
      expect(await database.owner`select 1 from events where event_id = ${String(event.id)}`).toHaveLength(0)
    },
  )

  it('with the secret of another workspace is refused', async () => {
    const response = await send(message(), { bot: cast.otherBot, connection: cast.bot.connectionId })
    expect(response.status).toBe(401)
  })

  it('learns nothing from the answers: unknown connection and bad signature read alike', async () => {
    const read = async (response: Response) => {
      const { requestId, ...rest } = await response.json()
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        rest,
        requestId: typeof requestId,
      }
    }
    const unknown = await read(await send(message(), { connection: randomUUID() }))
    const forged = await read(
      await send(message(), { bot: cast.otherBot, connection: cast.bot.connectionId }),
    )
    expect(unknown).toEqual(forged)
  })
})

describe('quarantine', () => {
  it('can be replayed: what is understood by now is stored, the rest stays with its reason', async () => {
    const bad = message({ channel: 'pigeon' })
    const good = message()
    await send({ events: [bad] })
    await database.owner`
      update quarantined_events set raw = ${JSON.stringify(good)} where event_id = ${String(bad.id)}`
    const stays = message({ type: 'sticker' })
    await send({ events: [stays] })
    const ids = await database.owner`
      select id from quarantined_events where event_id in ${database.owner([String(bad.id), String(stays.id)])}`
    const admin = cast.alice.scope
    expect(
      await replayQuarantined(
        admin,
        ids.map(({ id }) => id),
      ),
    ).toEqual({ stored: 1, stillQuarantined: 1 })
    expect(
      await replayQuarantined(
        admin,
        ids.map(({ id }) => id),
      ),
    ).toEqual({ stored: 0, stillQuarantined: 1 })
    expect(await database.owner`select 1 from events where event_id = ${String(good.id)}`).toHaveLength(1)
  })

  it('of another workspace cannot be replayed', async () => {
    const bad = message({ type: 'sticker' })
    await send({ events: [bad] })
    const [row] = await database.owner`select id from quarantined_events where event_id = ${String(bad.id)}`
    expect(await replayQuarantined(cast.charlie.scope, [String(row?.id)])).toEqual({
      stored: 0,
      stillQuarantined: 0,
    })
  })
})

it('a fingerprint does not change between releases without a reason', () => {
  const event = message({ id: 'm-1', at: 1_763_630_102_120, user: { id: 'ig-77' } })
  expect(parseBotEvent(event, 1_763_640_000_000).fingerprint).toHaveLength(16)
})
