import { beforeAll, describe, expect, test } from 'vitest'
import { getConnectionActivity } from '@/lib/metrics/get-connection-activity'
import { getIngestStatus } from '@/lib/metrics/get-ingest-status'
import { listDeliveries } from '@/lib/metrics/list-deliveries'
import { listQuarantined } from '@/lib/metrics/list-quarantined'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addConnection, addConversation, addDelivery, addQuarantined, addSourceCount } from './fixtures'

const database = useDatabase()
const now = Date.parse('2026-11-20T12:00:00Z')
let cast: Cast
let oldBot: { id: string }

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  const { scope } = cast.alice
  const { connectionId } = cast.bot
  oldBot = await addConnection(scope, {
    name: 'Old bot',
    lastEventAt: '2026-11-01T10:00:00Z',
    disabledAt: '2026-11-02T10:00:00Z',
  })
  await addDelivery(scope, { connectionId, receivedAt: '2026-11-19T11:59:59Z', received: 100 })
  await addDelivery(scope, { connectionId, receivedAt: '2026-11-19T12:00:00Z', received: 5 })
  await addDelivery(scope, {
    connectionId,
    receivedAt: '2026-11-20T11:00:00Z',
    body: null,
    outcome: 'duplicate',
    stored: 0,
  })
  await addDelivery(scope, {
    connectionId: oldBot.id,
    receivedAt: '2026-11-01T10:00:00Z',
    outcome: 'quarantined',
  })
  await addQuarantined(scope, {
    connectionId,
    raw: `{"text":"9876543210${'x'.repeat(5_000)}"}`,
    eventId: 'e-1',
  })
  await addQuarantined(scope, { connectionId, receivedAt: '2026-11-19T00:00:00Z' })
  await addQuarantined(scope, { connectionId: oldBot.id, resolvedAt: '2026-11-20T10:00:00Z', replays: 1 })
})

describe('getIngestStatus', () => {
  test('knows what came last, what waits and when it began', async () => {
    const { scope } = cast.alice
    await addSourceCount(scope, { day: '2026-09-01', channel: 'web', source: 'ads', conversations: 0 })
    await addConversation(scope, { startedAt: '2026-10-05T22:30:00Z' })
    expect(await getIngestStatus(scope)).toEqual({
      lastEventAt: '2026-11-01T10:00:00.000Z',
      quarantined: 2,
      connections: 1,
      firstConversationDay: '2026-10-06',
    })
  })

  test('of a new workspace knows that there is nothing yet', async () => {
    expect(await getIngestStatus(cast.charlie.scope)).toEqual({
      lastEventAt: null,
      quarantined: 0,
      connections: 1,
      firstConversationDay: null,
    })
  })
})

describe('getConnectionActivity', () => {
  test('counts the last 24 hours of each connection, those in use first', async () => {
    expect(await getConnectionActivity(cast.alice.scope, { now })).toEqual([
      {
        connectionId: cast.bot.connectionId,
        name: 'Shop assistant',
        kind: 'bot',
        disabledAt: null,
        lastEventAt: null,
        deliveries24h: 2,
        events24h: 6,
        quarantined: 2,
      },
      {
        connectionId: oldBot.id,
        name: 'Old bot',
        kind: 'bot',
        disabledAt: '2026-11-02T10:00:00.000Z',
        lastEventAt: '2026-11-01T10:00:00.000Z',
        deliveries24h: 0,
        events24h: 0,
        quarantined: 0,
      },
    ])
  })

  test('Charlie sees his own', async () => {
    const activity = await getConnectionActivity(cast.charlie.scope, { now })
    expect(activity.map(({ connectionId }) => connectionId)).toEqual([cast.otherBot.connectionId])
  })
})

describe('listDeliveries', () => {
  test('newest first, a page at a time, there and back', async () => {
    const { scope } = cast.alice
    const first = await listDeliveries(scope, { limit: 2 })
    expect(first.rows.map(({ receivedAt, bytes }) => [receivedAt, bytes])).toEqual([
      ['2026-11-20T11:00:00.000Z', null],
      ['2026-11-19T12:00:00.000Z', 18],
    ])
    const second = await listDeliveries(scope, { limit: 2, after: first.next ?? '' })
    expect(second.rows.map(({ connectionName }) => connectionName)).toEqual(['Shop assistant', 'Old bot'])
    expect(second.next).toBeNull()
    expect(await listDeliveries(scope, { limit: 2, before: second.previous ?? '' })).toEqual(first)
  })

  test.each([
    ['one connection', () => ({ connectionId: oldBot.id }), 1],
    ['one outcome', () => ({ outcome: 'stored' as const }), 2],
    ['no connection by that id', () => ({ connectionId: "' or 1=1" }), 0],
    ["not Charlie's connection", () => ({ connectionId: cast.otherBot.connectionId }), 0],
  ])('%s', async (_, input, count) => {
    expect((await listDeliveries(cast.alice.scope, input())).rows).toHaveLength(count)
  })

  test('Charlie sees none', async () => {
    expect((await listDeliveries(cast.charlie.scope, {})).rows).toEqual([])
  })
})

describe('listQuarantined', () => {
  test('those that wait, with what came, cut and masked for who only looks', async () => {
    const { rows } = await listQuarantined(cast.bob.scope, {})
    expect(rows.map(({ receivedAt }) => receivedAt)).toEqual([
      '2026-11-20T09:15:03.000Z',
      '2026-11-19T00:00:00.000Z',
    ])
    expect(rows[0]).toMatchObject({
      eventId: 'e-1',
      resolvedAt: null,
      replays: 0,
      connectionName: 'Shop assistant',
    })
    expect(rows[0]?.raw).toMatch(/^\{"text":"\[phone number\]x+$/)
    expect((await listQuarantined(cast.alice.scope, {})).rows[0]?.raw).toHaveLength(4_000)
  })

  test.each([
    ['resolved', 1],
    ['waiting', 2],
    ['all', 3],
  ] as const)('%s', async (state, count) => {
    expect((await listQuarantined(cast.alice.scope, { state })).rows).toHaveLength(count)
  })

  test('a page at a time, there and back', async () => {
    const { scope } = cast.alice
    const first = await listQuarantined(scope, { limit: 1 })
    const second = await listQuarantined(scope, { limit: 1, after: first.next ?? '' })
    expect(second.next).toBeNull()
    expect(await listQuarantined(scope, { limit: 1, before: second.previous ?? '' })).toEqual(first)
  })

  test('Charlie sees none', async () => {
    expect((await listQuarantined(cast.charlie.scope, { state: 'all' })).rows).toEqual([])
  })
})
