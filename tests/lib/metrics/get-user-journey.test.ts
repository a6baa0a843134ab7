import { beforeEach, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { InvalidInputError } from '@/lib/errors'
import { countConversations } from '@/lib/metrics/count-conversations'
import type { FunnelFilter } from '@/lib/metrics/funnel-filter'
import { getUserJourney } from '@/lib/metrics/get-user-journey'
import { listConversations } from '@/lib/metrics/list-conversations'
import { listWaysOut } from '@/lib/metrics/list-ways-out'
import { previewJourney } from '@/lib/metrics/preview-journey'
import { receiveBotDelivery } from '@/lib/pipeline'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addConversation, addJourney, addNode, addPerson } from './fixtures'

const database = useDatabase()
const november = { from: '2026-11-01', to: '2026-11-30' }
const now = Date.parse('2026-12-24T12:00:00Z')
const ad = { source: 'ads' as const, adId: '17' }
let cast: Cast
let scope: Scope
let connectionId: string
let journeyId: string

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
  connectionId = cast.bot.connectionId
  for (const [index, nodeId] of ['WELCOME', 'SIZE', 'COLOUR', 'PAID'].entries())
    await addNode(scope, { number: index + 1, connectionId, nodeId })
  const step = (...ids: string[]) => ({ nodes: ids.map((nodeId) => ({ connectionId, nodeId })) })
  const steps = [step('WELCOME'), { name: 'Choice', ...step('SIZE', 'COLOUR') }, step('PAID')]
  journeyId = (await addJourney(scope, { name: 'Buy', steps, adIds: ['17'] })).id
})

const ask = (input: Partial<Parameters<typeof getUserJourney>[1]> = {}) =>
  getUserJourney(scope, { ...november, journeyId, now, ...input })

test('tells how far persons came, and where they stopped', async () => {
  await addConversation(scope, { ...ad, path: [1, 2, 3, 4], pathSeconds: [0, 30, 60, 90] })
  await addConversation(scope, { ...ad, path: [1, 3, 1], pathSeconds: [10, 50, 60] })
  await addConversation(scope, { ...ad, path: [2, 4], startedAt: '2026-11-30T22:59:59.999Z' })
  await addConversation(scope, { path: [1, 2, 4] })
  await addConversation(scope, { ...ad, adId: '24', path: [1, 2, 4] })
  expect(await ask()).toEqual({
    ...november,
    timeZone: 'Europe/Berlin',
    journey: { id: journeyId, name: 'Buy', windowHours: 24 },
    adIds: ['17'],
    persons: 3,
    completed: 1,
    dropped: 2,
    open: 0,
    finalOn: '2026-12-01',
    finalAt: '2026-12-01T22:59:59.999Z',
    isFinal: true,
    start: { dropped: 1, open: 0 },
    steps: [
      {
        name: 'WELCOME',
        nodes: [{ connectionId, nodeId: 'WELCOME', name: null }],
        reached: 2,
        dropped: 0,
        open: 0,
        medianSecondsToNext: 35,
      },
      {
        name: 'Choice',
        nodes: [
          { connectionId, nodeId: 'SIZE', name: null },
          { connectionId, nodeId: 'COLOUR', name: null },
        ],
        reached: 2,
        dropped: 1,
        open: 0,
        medianSecondsToNext: 60,
      },
      {
        name: 'PAID',
        nodes: [{ connectionId, nodeId: 'PAID', name: null }],
        reached: 1,
        dropped: 0,
        open: 0,
        medianSecondsToNext: null,
      },
    ],
    cost: { currencies: [], unknown: { ads: 1, persons: 3, reason: 'no-account' }, accounts: [] },
  })
  expect(await listWaysOut(scope, { ...november, journeyId, now, step: 2 })).toEqual({
    total: 1,
    ways: [{ node: { connectionId, nodeId: 'WELCOME', name: null }, persons: 1 }],
  })
  expect(await ask({ adIds: ['24'] })).toMatchObject({ persons: 1, completed: 1, adIds: ['24'] })
  expect(await ask({ channel: 'web' })).toMatchObject({ persons: 0 })
})

test('takes visits of one second in the order in which the bot sent them, whatever order they arrive in', async () => {
  const at = Date.parse('2026-11-20T09:15:02.120Z')
  const event = (id: string, given: object) => ({
    id,
    at,
    channel: 'instagram',
    user: { id: 'taylor' },
    ...given,
  })
  const visit = (id: string, sequence: number) => event(`n-${id}`, { type: 'node', sequence, node: { id } })
  const opening = { from: 'user', text: 'Hello' }
  const events = [
    visit('PAID', 3),
    visit('WELCOME', 1),
    event('m-1', { type: 'message', sequence: 0, message: opening, referral: { kind: 'ad', id: '17' } }),
    visit('COLOUR', 2),
  ]
  const { sender } = cast.bot
  const body = Buffer.from(JSON.stringify({ events }))
  const secretId = sender.secrets[0]?.id ?? ''
  await receiveBotDelivery(sender, { webhookId: 'msg_1', secretId, body, receivedAt: at + 1000 })
  expect(await ask()).toMatchObject({ persons: 1, completed: 1, steps: [{}, { medianSecondsToNext: 0 }, {}] })
})

test('a journey without ads, or without anybody, waits for nobody', async () => {
  const nobody = {
    persons: 0,
    completed: 0,
    dropped: 0,
    open: 0,
    finalAt: null,
    finalOn: null,
    isFinal: true,
  }
  expect(await ask()).toMatchObject(nobody)
  expect(await ask({ adIds: [] })).toMatchObject(nobody)
})

test('is nothing for a stranger, for another id and for no id at all', async () => {
  expect(await getUserJourney(cast.charlie.scope, { ...november, journeyId, now })).toBeNull()
  expect(await ask({ journeyId: '00000000-0000-4000-8000-000000000000' })).toBeNull()
  expect(await ask({ journeyId: "'" })).toBeNull()
  expect(await listWaysOut(scope, { ...november, journeyId: "'", now, step: 0 })).toEqual({
    total: 0,
    ways: [],
  })
})

describe('final', () => {
  const end = Date.parse('2026-11-30T23:00:00Z')
  const hour = 3_600_000

  test('is a window after its end while the period goes on', async () => {
    await addConversation(scope, { ...ad, path: [1, 2, 4] })
    expect(await ask({ now: end - 1 })).toMatchObject({
      finalAt: '2026-12-01T23:00:00.000Z',
      finalOn: '2026-12-02',
      isFinal: false,
    })
    expect(await ask({ now: end })).toMatchObject({ finalAt: null, isFinal: true })
  })

  test('is when the last window of those who are not through closes', async () => {
    const startedAt = '2026-11-30T12:00:00Z'
    await addConversation(scope, { ...ad, startedAt, path: [2, 1], pathSeconds: [0, 3600] })
    await addConversation(scope, { ...ad, startedAt: '2026-11-30T22:00:00Z', path: [1, 2, 4] })
    const deadline = Date.parse(startedAt) + 25 * hour
    const finalAt = new Date(deadline).toISOString()
    expect(await ask({ now: deadline - 1 })).toMatchObject({ open: 1, dropped: 0, finalAt, isFinal: false })
    expect(await ask({ now: deadline })).toMatchObject({ open: 0, dropped: 1, finalAt, isFinal: true })
  })

  test('waits for the conversation that goes on, also where another came as far', async () => {
    const person = await addPerson(scope)
    const on = (startedAt: string) =>
      addConversation(scope, { ...ad, personId: person.id, startedAt, path: [1] })
    await on('2026-11-30T10:00:00Z')
    await on('2026-11-30T20:00:00Z')
    expect(await ask({ now: Date.parse('2026-12-01T12:00:00Z') })).toMatchObject({
      persons: 1,
      open: 1,
      finalAt: '2026-12-01T20:00:00.000Z',
    })
  })
})

describe('the conversations behind a number', () => {
  const list = async (funnel: Partial<FunnelFilter>, more = {}) => {
    const input = { ...november, funnel: { journeyId, now, state: 'reached' as const, ...funnel }, ...more }
    const { rows } = await listConversations(scope, input)
    expect(await countConversations(scope, input)).toBe(rows.length)
    return rows.map(({ id }) => id)
  }

  test('are one a person, and go together with the other filters', async () => {
    const person = await addPerson(scope, { identifiers: ['taylor'] })
    const near = await addConversation(scope, { ...ad, personId: person.id, path: [1] })
    const far = await addConversation(scope, { ...ad, personId: person.id, path: [1, 2] })
    const other = await addConversation(scope, { ...ad, channel: 'web', path: [1, 4] })
    expect((await list({ step: 1 })).sort()).toEqual([far.id, other.id].sort())
    expect(await list({ step: 1 }, { channel: 'web' })).toEqual([other.id])
    expect(await list({ step: 1 }, { person: 'taylor' })).toEqual([far.id])
    expect(await list({ step: 1 }, { source: 'organic' })).toEqual([])
    expect(await list({ step: 1, state: 'dropped', next: { connectionId, nodeId: 'PAID' } })).toEqual([
      other.id,
    ])
    expect(await list({ state: 'dropped', next: 'silence' })).toEqual([far.id])
    expect(await list({ step: 1 }, { nodeId: 'WELCOME', adId: '17' })).not.toContain(near.id)
  })

  test('are none of what is not there', async () => {
    await addConversation(scope, { ...ad, path: [1] })
    expect(await list({})).toHaveLength(1)
    expect(await list({ journeyId: "'" })).toEqual([])
    expect(await list({ adIds: ['\0'] })).toEqual([])
    expect(await list({ next: { connectionId, nodeId: '\0' } })).toEqual([])
    expect(await list({ next: { connectionId: 'no', nodeId: 'PAID' } })).toEqual([])
    expect(await list({ step: 9 })).toEqual([])
  })
})

describe('a preview', () => {
  const preview = { ...november, windowHours: 24, now }

  test('begins with everybody who came from an ad', async () => {
    await addConversation(scope, { ...ad, path: [1] })
    await addConversation(scope, { ...ad, adId: '24', path: [4] })
    await addConversation(scope, { source: 'ads', path: [1] })
    await addConversation(scope, { path: [1] })
    const empty = { persons: 3, steps: [], completed: 0, dropped: 3, open: 0 }
    expect(await previewJourney(scope, { ...preview, steps: [] })).toEqual(empty)
    const steps = [{ nodes: [{ nodeId: 'WELCOME' }] }]
    expect(await previewJourney(scope, { ...preview, steps })).toEqual({
      persons: 3,
      steps: [{ reached: 2 }],
      completed: 2,
      dropped: 1,
      open: 0,
    })
    expect(await previewJourney(scope, { ...preview, steps, adIds: ['24'] })).toMatchObject({
      persons: 1,
      completed: 0,
    })
  })

  test('says which node is not known', async () => {
    const steps = [{ nodes: [{ nodeId: 'WELCOME' }, { nodeId: 'NOWHERE' }] }]
    const refused = previewJourney(scope, { ...preview, steps })
    await expect(refused).rejects.toBeInstanceOf(InvalidInputError)
    await expect(refused).rejects.toMatchObject({ fields: { 'steps.0.nodes.1.nodeId': expect.any(String) } })
  })
})
