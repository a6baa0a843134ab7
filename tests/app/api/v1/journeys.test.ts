import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { PUT as linkAd } from '@/app/api/v1/ads/[adId]/journey/route'
import { deletedJourney, oneJourney } from '@/app/api/v1/journeys/[id]/operations'
import { DELETE, GET as getOne, PUT } from '@/app/api/v1/journeys/[id]/route'
import { createdJourney, listedJourneys } from '@/app/api/v1/journeys/operations'
import { GET, POST } from '@/app/api/v1/journeys/route'
import { addAd, addNode } from '@/tests/lib/metrics/fixtures'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { ask, makeReadKey, makeWriteKey, send, withoutRequestId } from './ask'

const database = useDatabase()
const adId = '120210000000000017'
let cast: Cast
let reader: string
let writer: string

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  const { scope } = cast.alice
  const { connectionId } = cast.bot
  reader = await makeReadKey(scope)
  writer = await makeWriteKey(scope)
  await addNode(scope, { number: 1, connectionId, nodeId: 'WELCOME', name: 'Welcome' })
  await addNode(scope, { number: 2, connectionId, nodeId: 'ASK_SIZE' })
  await addNode(scope, { number: 3, connectionId, nodeId: 'PAID', name: 'Paid' })
  await addAd(scope, { adId, headline: 'Autumn at Fab Cart' })
  await addAd(cast.charlie.scope, { adId })
})

const purchase = {
  name: 'Purchase',
  steps: [{ nodes: ['WELCOME'] }, { name: 'Chooses', nodes: [{ nodeId: 'ASK_SIZE' }, 'PAID'] }],
}
const create = (body: unknown, key: string | undefined = writer) => send(POST, key, { method: 'POST', body })
const doors = { GET: getOne, PUT, DELETE }
const at = (id: string, method: keyof typeof doors) => (request: Request) =>
  doors[method](request, { params: Promise.resolve({ id }) })
const link = (ad: string) => (request: Request) => linkAd(request, { params: Promise.resolve({ adId: ad }) })

describe('works', () => {
  test('making answers the journey as it is described; reading and listing tell it too', async () => {
    const { status, body } = await create(purchase)
    expect(status).toBe(201)
    const { connectionId } = cast.bot
    expect(createdJourney.answer.strict().parse(body)).toEqual({
      timeZone: 'Europe/Berlin',
      journey: {
        id: expect.any(String),
        name: 'Purchase',
        windowHours: 24,
        revision: 1,
        updatedAt: expect.stringMatching(/Z$/),
        updatedBy: 'an API key',
        steps: [
          { name: 'Welcome', ownName: null, nodes: [{ connectionId, nodeId: 'WELCOME', name: 'Welcome' }] },
          {
            name: 'Chooses',
            ownName: 'Chooses',
            nodes: [
              { connectionId, nodeId: 'ASK_SIZE', name: null },
              { connectionId, nodeId: 'PAID', name: 'Paid' },
            ],
          },
        ],
        ads: [],
      },
    })
    const read = await ask(at(body.journey.id, 'GET'), '', reader)
    expect(oneJourney.answer.strict().parse(read.body)).toEqual(body)
    const listed = await ask(GET, '', reader)
    expect(listedJourneys.answer.strict().parse(listed.body).journeys).toEqual([body.journey])
  })

  test('saving replaces what it is; the ads stay', async () => {
    const { journey } = (await create(purchase)).body
    await send(link(adId), writer, { body: { journeyId: journey.id } })
    const changed = { ...purchase, windowHours: 48, basedOnRevision: 1 }
    const { status, body } = await send(at(journey.id, 'PUT'), writer, { body: changed })
    expect(status).toBe(200)
    expect(body.journey).toMatchObject({
      id: journey.id,
      revision: 2,
      windowHours: 48,
      ads: [{ adId, name: 'Autumn at Fab Cart' }],
    })
  })

  test('deleting tells what hung on it, and then it is not there', async () => {
    const { id } = (await create(purchase)).body.journey
    await send(link(adId), writer, { body: { journeyId: id } })
    const { status, body } = await send(at(id, 'DELETE'), writer, { method: 'DELETE' })
    expect(status).toBe(200)
    expect(deletedJourney.answer.strict().parse(body).journey.ads).toEqual([
      { adId, name: 'Autumn at Fab Cart' },
    ])
    expect((await ask(at(id, 'GET'), '', reader)).status).toBe(404)
    expect((await send(at(id, 'PUT'), writer, { body: purchase })).status).toBe(404)
    expect((await send(at(id, 'DELETE'), writer, { method: 'DELETE' })).status).toBe(404)
    expect((await ask(GET, '', reader)).body.journeys).toEqual([])
  })

  test('making and deleting once under a name', async () => {
    const named = { method: 'POST', headers: { 'idempotency-key': 'make' } } as const
    const first = await send(POST, writer, { ...named, body: purchase })
    const again = await send(POST, writer, { ...named, body: purchase })
    expect([again.status, again.text, again.headers.get('idempotency-replayed')]).toEqual([
      201,
      first.text,
      'true',
    ])
    const remove = { method: 'DELETE', headers: { 'idempotency-key': 'remove' } } as const
    const removed = await send(at(first.body.journey.id, 'DELETE'), writer, remove)
    const repeated = await send(at(first.body.journey.id, 'DELETE'), writer, remove)
    expect([repeated.status, repeated.text]).toEqual([200, removed.text])
  })
})

test('who saves over a newer one is told theirs, and nothing is saved', async () => {
  const { id } = (await create(purchase)).body.journey
  await send(at(id, 'PUT'), writer, { body: { ...purchase, windowHours: 48, basedOnRevision: 1 } })
  const late = { ...purchase, name: 'Mine', basedOnRevision: 1 }
  const { status, body } = await send(at(id, 'PUT'), writer, { body: late })
  expect(status).toBe(409)
  expect(body).toMatchObject({
    code: 'stale',
    theirs: { id, revision: 2, windowHours: 48, name: 'Purchase' },
  })
  expect((await ask(at(id, 'GET'), '', reader)).body.journey.name).toBe('Purchase')
})

describe('another workspace', () => {
  test('sees none of it, and may take the name', async () => {
    await create(purchase)
    const theirs = await makeWriteKey(cast.charlie.scope)
    expect((await ask(GET, '', theirs)).body.journeys).toEqual([])
    expect((await create(purchase, theirs)).status).toBe(422)
  })

  test('not mine, not there and no id are the same 404, whatever is done', async () => {
    const { id } = (await create(purchase)).body.journey
    const theirs = await makeWriteKey(cast.charlie.scope)
    const { scope } = cast.charlie
    for (const [index, nodeId] of ['WELCOME', 'ASK_SIZE', 'PAID'].entries()) {
      await addNode(scope, { number: index + 1, connectionId: cast.otherBot.connectionId, nodeId })
    }
    const ids = [id, randomUUID(), 'abc', "' or 1=1", '%00', '\0']
    const read = await Promise.all(ids.map((asked) => ask(at(asked, 'GET'), '', theirs)))
    const saved = await Promise.all(ids.map((asked) => send(at(asked, 'PUT'), theirs, { body: purchase })))
    const deleted = await Promise.all(
      ids.map((asked) => send(at(asked, 'DELETE'), theirs, { method: 'DELETE' })),
    )
    for (const answers of [read, saved, deleted]) {
      for (const answer of answers) expect(answer.status).toBe(404)
      expect(new Set(answers.map(withoutRequestId)).size).toBe(1)
    }
    expect((await ask(at(id, 'GET'), '', reader)).status).toBe(200)
  })
})

describe('who may', () => {
  test('a key that only reads may look and no more', async () => {
    const { id } = (await create(purchase)).body.journey
    expect((await create({ ...purchase, name: 'Other' }, reader)).status).toBe(403)
    expect((await send(at(id, 'PUT'), reader, { body: purchase })).status).toBe(403)
    expect((await send(at(id, 'DELETE'), reader, { method: 'DELETE' })).status).toBe(403)
    expect((await send(link(adId), reader, { body: { journeyId: id } })).status).toBe(403)
    expect((await ask(GET, '', reader)).body.journeys).toHaveLength(1)
  })

  test('nobody without a key', async () => {
    const { id } = (await create(purchase)).body.journey
    const answers = await Promise.all([
      ask(GET),
      ask(at(id, 'GET')),
      send(POST, undefined, { method: 'POST', body: purchase }),
      send(at(id, 'PUT'), undefined, { body: purchase }),
      send(at(id, 'DELETE'), undefined, { method: 'DELETE' }),
      send(link(adId), undefined, { body: { journeyId: null } }),
    ])
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(401))
  })
})

const steps = (count: number) => Array.from({ length: count }, () => ({ nodes: ['PAID'] }))

describe('bad input is a 422 that names the field', () => {
  test.each([
    ['nothing', {}, ['name', 'steps']],
    ['no name', { ...purchase, name: ' ' }, ['name']],
    ['a long name', { ...purchase, name: 'x'.repeat(81) }, ['name']],
    ['a name of NUL', { ...purchase, name: 'a\u0000' }, ['name']],
    ['one step', { ...purchase, steps: steps(1) }, ['steps']],
    ['21 steps', { ...purchase, steps: steps(21) }, ['steps']],
    ['a step without nodes', { ...purchase, steps: [...steps(1), { nodes: [] }] }, ['steps.1.nodes']],
    [
      'a node twice',
      { ...purchase, steps: [...steps(1), { nodes: ['PAID', 'PAID'] }] },
      ['steps.1.nodes.1.nodeId'],
    ],
    [
      'an unknown node',
      { ...purchase, steps: [...steps(1), { nodes: ['PAID', 'X'] }] },
      ['steps.1.nodes.1.nodeId'],
    ],
    ['no node', { ...purchase, steps: [...steps(1), { nodes: [7] }] }, ['steps.1.nodes.0']],
    [
      'a step name of NUL',
      { ...purchase, steps: [...steps(1), { name: '\u0000', nodes: ['PAID'] }] },
      ['steps.1.name'],
    ],
    ['no window', { ...purchase, windowHours: 0 }, ['windowHours']],
    ['a long window', { ...purchase, windowHours: 721 }, ['windowHours']],
    ['half an hour', { ...purchase, windowHours: 0.5 }, ['windowHours']],
    ['an unknown field', { ...purchase, window: 5 }, ['window']],
    [
      'an unknown field, deep',
      { ...purchase, steps: [...steps(1), { nodes: ['PAID'], any: true }] },
      ['steps.1.any'],
    ],
  ])('%s', async (_, body, fields) => {
    const { status, body: problem } = await create(body)
    expect(status).toBe(422)
    expect(Object.keys(problem.fields)).toEqual(fields)
    for (const sentence of Object.values(problem.fields)) expect(sentence).toMatch(/^[A-Z].*\.$/)
    expect((await ask(GET, '', reader)).body.journeys).toEqual([])
  })

  test('a name that is taken', async () => {
    await create(purchase)
    const { status, body } = await create({ ...purchase, steps: steps(2) })
    expect([status, Object.keys(body.fields)]).toEqual([422, ['name']])
    expect((await ask(GET, '', reader)).body.journeys).toHaveLength(1)
  })
})

describe('the journey of an ad', () => {
  test('is said, changed and taken away', async () => {
    const { id } = (await create(purchase)).body.journey
    const { status, body } = await send(link(adId), writer, { body: { journeyId: id } })
    expect([status, body]).toEqual([200, { adId, journeyId: id }])
    expect((await ask(GET, '', reader)).body.journeys[0].ads).toHaveLength(1)
    expect((await send(link(adId), writer, { body: { journeyId: null } })).body.journeyId).toBeNull()
    expect((await ask(GET, '', reader)).body.journeys[0].ads).toEqual([])
  })

  test.each([
    ['no journey', () => ({}), 'journeyId'],
    ['no id', () => ({ journeyId: 'abc' }), 'journeyId'],
    ['one that is not there', () => ({ journeyId: randomUUID() }), 'journeyId'],
    ['an unknown field', () => ({ journeyId: null, ad: '1' }), 'ad'],
  ])('cannot be %s', async (_, body, field) => {
    const { status, body: problem } = await send(link(adId), writer, { body: body() })
    expect([status, Object.keys(problem.fields)]).toEqual([422, [field]])
  })

  test("cannot be another workspace's, nor a deleted one", async () => {
    const { id } = (await create(purchase)).body.journey
    const theirs = await makeWriteKey(cast.charlie.scope)
    const stranger = await send(link(adId), theirs, { body: { journeyId: id } })
    await send(at(id, 'DELETE'), writer, { method: 'DELETE' })
    const late = await send(link(adId), writer, { body: { journeyId: id } })
    expect([stranger.status, late.status]).toEqual([422, 422])
    expect(withoutRequestId(stranger)).toBe(withoutRequestId(late))
  })

  test.each([
    ['another', '1'],
    ['NUL', '\0'],
    ['a quote', "' or 1=1"],
    ['a long one', 'x'.repeat(5_000)],
  ])('of no ad is a 422: %s', async (_, ad) => {
    const { status, body } = await send(link(ad), writer, { body: { journeyId: null } })
    expect([status, Object.keys(body.fields)]).toEqual([422, ['adId']])
  })
})
