import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { userJourney } from '@/app/api/v1/user-journey/operation'
import { GET } from '@/app/api/v1/user-journey/route'
import { linkAd } from '@/lib/journeys/link-ad'
import { saveJourney } from '@/lib/journeys/save-journey'
import { addAdDay } from '@/tests/lib/metrics/ad-cost-fixtures'
import { addAd, addConversation, addNode, addPerson } from '@/tests/lib/metrics/fixtures'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { ask, makeReadKey } from './ask'

const database = useDatabase()
const period = 'from=2025-11-20&to=2025-11-20'
const [linked, alsoLinked, loose] = ['120210000000000017', '120210000000000018', '120210000000000019']
let cast: Cast
let key: string
let journeyId: string

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  const { scope } = cast.alice
  const { connectionId } = cast.bot
  key = await makeReadKey(scope)
  for (const [index, nodeId] of ['WELCOME', 'ASK_SIZE', 'PAID'].entries()) {
    await addNode(scope, { number: index + 1, connectionId, nodeId })
  }
  const step = (nodeId: string) => ({ nodes: [{ nodeId }] })
  const saved = await saveJourney(scope, {
    name: 'Purchase',
    steps: ['WELCOME', 'ASK_SIZE', 'PAID'].map(step),
    windowHours: 24,
  })
  if (saved.outcome === 'stale') throw new Error('It is the first one.')
  journeyId = saved.journey.id
  for (const adId of [linked, alsoLinked, loose]) {
    await addAd(scope, { adId })
    await come(adId, [1, 2, 3])
  }
  for (const adId of [linked, alsoLinked]) await linkAd(scope, { adId, journeyId })
  await addAdDay(scope, { adId: linked, day: '2025-11-20', spendMicros: 10_000_000n, currency: 'EUR' })
  await come(linked, [1, 2])
  await come(linked, [])
})

async function come(adId: string, path: number[]): Promise<void> {
  const { scope } = cast.alice
  const { id: personId } = await addPerson(scope)
  const { connectionId } = cast.bot
  const startedAt = '2025-11-20T10:00:00Z'
  await addConversation(scope, { personId, connectionId, startedAt, source: 'ads', adId, path })
}

describe('works', () => {
  test('and answers as it is described', async () => {
    const { status, body } = await ask(GET, `?ad=${linked}&${period}`, key)
    expect(status).toBe(200)
    const { connectionId } = cast.bot
    const node = (nodeId: string) => [{ connectionId, nodeId, name: null }]
    expect(userJourney.answer.strict().parse(body)).toEqual({
      timeZone: 'Europe/Berlin',
      from: '2025-11-20',
      to: '2025-11-20',
      ad: linked,
      adIds: [linked],
      journey: { id: journeyId, name: 'Purchase', windowHours: 24 },
      persons: 3,
      completed: 1,
      dropped: 2,
      open: 0,
      finalOn: expect.toBeOneOf([null, expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]),
      finalAt: expect.toBeOneOf([null, expect.any(String)]),
      isFinal: true,
      start: { dropped: 1, open: 0 },
      steps: [
        { name: 'WELCOME', nodes: node('WELCOME'), reached: 2, dropped: 0, open: 0, medianSecondsToNext: 10 },
        {
          name: 'ASK_SIZE',
          nodes: node('ASK_SIZE'),
          reached: 2,
          dropped: 1,
          open: 0,
          medianSecondsToNext: 10,
        },
        { name: 'PAID', nodes: node('PAID'), reached: 1, dropped: 0, open: 0, medianSecondsToNext: null },
      ],
      cost: {
        currencies: [
          {
            currency: 'EUR',
            spend: '10',
            persons: 3,
            costPerPerson: '3.333333',
            costPerCompleted: '10',
            completed: '3.333334',
            lost: '6.666666',
            open: '0',
            start: { lost: '3.333333', open: '0' },
            steps: [
              { costPerPerson: '5', lost: '0', open: '0' },
              { costPerPerson: '5', lost: '3.333333', open: '0' },
              { costPerPerson: '10', lost: '0', open: '0' },
            ],
          },
        ],
        unknown: { ads: 0, persons: 0, reason: null },
        accounts: [],
      },
    })
  })

  test('for all ads of a journey, and for any ad on it', async () => {
    const all = await ask(GET, `?journey=${journeyId}&${period}`, key)
    expect(all.body).toMatchObject({ ad: null, adIds: [linked, alsoLinked], persons: 4, completed: 2 })
    const other = await ask(GET, `?journey=${journeyId}&ad=${loose}&${period}`, key)
    expect(other.body).toMatchObject({ ad: loose, adIds: [loose], persons: 1, completed: 1 })
  })

  test('for one channel', async () => {
    expect((await ask(GET, `?ad=${linked}&${period}&channel=web`, key)).body.persons).toBe(0)
  })
})

test.each([
  ['an ad that follows none', () => `?ad=${loose}`],
  ['no ad', () => '?ad=%00'],
  ['no journey', () => `?journey=${randomUUID()}`],
])('%s is a 404', async (_, query) => {
  expect((await ask(GET, `${query()}&${period}`, key)).status).toBe(404)
})

test('nothing is found on a journey for an ad that cannot be', async () => {
  const { status, body } = await ask(GET, `?journey=${journeyId}&ad=%00&${period}`, key)
  expect([status, body.persons]).toEqual([200, 0])
})

test('another workspace has none of it', async () => {
  const theirs = await makeReadKey(cast.charlie.scope)
  const byAd = await ask(GET, `?ad=${linked}&${period}`, theirs)
  const byJourney = await ask(GET, `?journey=${journeyId}&${period}`, theirs)
  expect([byAd.status, byJourney.status]).toEqual([404, 404])
})

test('without a key it is a 401', async () => {
  expect((await ask(GET, `?ad=${linked}`)).status).toBe(401)
})

test.each([
  ['?', 'ad'],
  ['?ad=', 'ad'],
  [`?ad=${'1'.repeat(201)}`, 'ad'],
  ['?ad=1&ad=2', 'ad'],
  ['?journey=abc', 'journey'],
  ['?ad=1&from=2026-11-20&to=2026-11-19', 'from'],
  ['?ad=1&step=2', 'step'],
])('bad input is a 422 that names the field: %s', async (query, field) => {
  const { status, body } = await ask(GET, query, key)
  expect(status).toBe(422)
  expect(Object.keys(body.fields)).toEqual([field])
})
