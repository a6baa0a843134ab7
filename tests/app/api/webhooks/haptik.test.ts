import { createHmac, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/webhooks/haptik/[connection]/route'
import { createConnection, type NewConnection } from '@/lib/access/connections/create-connection'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
let cast: Cast
let haptik: NewConnection

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  haptik = await createConnection(cast.alice.scope, { kind: 'haptik', name: 'Haptik' })
})

function event(changes: Record<string, unknown> = {}) {
  return {
    version: '1.0',
    timestamp: new Date(Date.now() - 60_000).toISOString(),
    business_id: 4711,
    event_name: 'message',
    user: {
      auth_id: `a-${randomUUID()}`,
      user_id: 58145996,
      device_platform_name: 'WhatsApp',
      user_name: 'Ines',
    },
    agent: { id: 1, name: 'gogo', is_automated: true, email: null },
    message: { id: Math.floor(Math.random() * 1e12), body: { text: 'Which size?', type: 'TEXT', data: {} } },
    ...changes,
  }
}

function sign(body: string, secret = haptik.secret): string {
  return `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`
}

function send(
  payload: unknown,
  { signature, connection = haptik.connectionId }: Partial<Record<'signature' | 'connection', string>> = {},
) {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const headers = { 'content-type': 'application/json', 'x-hub-signature': signature ?? sign(body) }
  const request = new Request('http://localhost/api/webhooks/haptik/x', { method: 'POST', headers, body })
  return POST(request, { params: Promise.resolve({ connection }) })
}

function stored(id: string) {
  return database.owner`
    select type, sender, body, platform_conversation_id from events
    where connection_id = ${haptik.connectionId} and event_id = ${id}`
}

describe('a webhook of Haptik’s', () => {
  it.each([
    ['the bot', { agent: { name: 'gogo' } }, 'bot'],
    ['an agent', { agent: { name: 'Priya', is_automated: false } }, 'agent'],
    ['the platform', { message: { id: 990_001, body: { text: 'Chat assigned', type: 'SYSTEM' } } }, 'system'],
  ])('keeps what %s said, once', async (_, changes, sender) => {
    const sent = event(changes)
    expect(await (await send(sent)).json()).toMatchObject({ received: 1, stored: 1 })
    expect(await (await send(sent)).json()).toMatchObject({ stored: 0, duplicates: 1 })
    expect(await stored(`message ${sent.message.id}`)).toMatchObject([{ type: 'message', sender }])
  })

  it('closes the conversation that it names', async () => {
    const data = { collection_id: 96723845, conversation_no: 6, completion_type: 'gogo' }
    const response = await send(
      event({ event_name: 'webhook_conversation_complete', message: undefined, data }),
    )
    expect(await response.json()).toMatchObject({ stored: 1 })
    expect(await stored('complete 96723845_6')).toMatchObject([
      { type: 'conversation.closed', platform_conversation_id: '96723845_6' },
    ])
  })

  it('of a kind that says nothing is answered 200 and its bytes are kept', async () => {
    const response = await send(event({ event_name: 'chat_pinned', marker: 'pin-1' }))
    expect([response.status, await response.json()]).toMatchObject([200, { received: 0 }])
    const [row] = await database.owner`
      select outcome, convert_from(body, 'utf8') as body from deliveries
      where connection_id = ${haptik.connectionId} and received = 0`
    expect(row?.outcome).toBe('stored')
    expect(row?.body).toContain('pin-1')
  })

  it('that cannot be understood waits in quarantine', async () => {
    const { quarantined } = (await (await send(event({ user: {} }))).json()) as { quarantined: unknown[] }
    expect(quarantined).toEqual([{ index: 0, reason: 'invalid_field: user: has no id' }])
  })

  it('with another signature, or for another connection, is refused alike', async () => {
    const body = JSON.stringify(event())
    for (const refusal of [
      { signature: sign(body, 'strange') },
      { signature: sign(body).slice(5) },
      { signature: sign(body).toUpperCase() },
      { connection: randomUUID() },
      { connection: 'x' },
      { connection: cast.bot.connectionId, signature: sign(body, cast.bot.secret) },
    ]) {
      const response = await send(body, refusal)
      expect([response.status, await response.json()]).toMatchObject([401, { code: 'unauthorized' }])
    }
  })

  it('that is no JSON object is refused', async () => {
    expect((await send('[1]')).status).toBe(400)
    expect((await send('{')).status).toBe(400)
  })
})
