import { beforeAll, describe, expect, test } from 'vitest'
import { adsOverview } from '@/app/api/v1/ads-overview/operation'
import { GET } from '@/app/api/v1/ads-overview/route'
import {
  addAd,
  addConversation,
  addGoalAdCount,
  addGoalVersion,
  addJourney,
} from '@/tests/lib/metrics/fixtures'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { ask, makeReadKey } from './ask'

const database = useDatabase()
const period = '?from=2026-11-20&to=2026-11-20'
let cast: Cast
let key: string

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  key = await makeReadKey(cast.alice.scope)
  const ad = { source: 'ads' as const, adId: '120210000000000017' }
  await addAd(cast.alice.scope, { adId: ad.adId, headline: 'Autumn at Fab Cart' })
  await addConversation(cast.alice.scope, { ...ad, platform: 'instagram' })
  await addConversation(cast.alice.scope, ad)
  await addConversation(cast.alice.scope, { ...ad, adId: '120210000000000018', platform: 'facebook' })
})

describe('works', () => {
  test('and answers as it is described', async () => {
    const { status, body } = await ask(GET, period, key)
    expect(status).toBe(200)
    expect(adsOverview.answer.strict().parse(body)).toEqual({
      timeZone: 'Europe/Berlin',
      from: '2026-11-20',
      to: '2026-11-20',
      totals: { spend: [], impressions: null, clicks: null, conversations: 3, goals: null, goalRate: null },
      ads: [
        {
          adId: '120210000000000017',
          name: 'Autumn at Fab Cart',
          campaign: null,
          adSet: null,
          spend: null,
          impressions: null,
          clicks: null,
          conversations: 2,
          goals: null,
          goalRate: null,
          journey: null,
          platforms: [
            { platform: expect.toBeOneOf(['instagram', null]), conversations: 1 },
            { platform: expect.toBeOneOf(['instagram', null]), conversations: 1 },
          ],
        },
        expect.objectContaining({ adId: '120210000000000018', name: null, conversations: 1 }),
      ],
      days: [{ day: '2026-11-20', conversations: 3, goals: null }],
      unplaced: 0,
    })
  })

  test('for several platforms and ads', async () => {
    const placed = await ask(GET, `${period}&platform=instagram&platform=facebook`, key)
    expect(placed.body.totals.conversations).toBe(2)
    expect(placed.body.unplaced).toBe(1)
    const chosen = await ask(GET, `${period}&ad=120210000000000018`, key)
    expect(chosen.body.ads.map(({ adId }: { adId: string }) => adId)).toEqual(['120210000000000018'])
  })

  test('for ads that are not there, by whatever id', async () => {
    const answers = [`${period}&ad=12021000000000001`, `${period}&ad=%00`, `${period}&ad=%27%20or%201=1`]
    for (const query of answers) expect((await ask(GET, query, key)).body.ads).toEqual([])
  })
})

test('tells the goals of the live version and the journey of each ad', async () => {
  const { scope } = cast.charlie
  const adId = '120210000000000021'
  await addAd(scope, { adId })
  const { id } = await addJourney(scope, { name: 'Purchase', adIds: [adId] })
  const ad = { source: 'ads' as const, adId, platform: 'instagram' }
  for (const _ of [1, 2, 3, 4]) await addConversation(scope, ad)
  await addGoalVersion(scope, { version: 1 })
  const of = { day: '2026-11-20', channel: 'whatsapp', adId, platform: 'instagram' }
  await addGoalAdCount(scope, { version: 1, ...of, goals: 1 })
  await addGoalAdCount(scope, { version: 2, ...of, goals: 4 })
  const { body } = await ask(GET, period, await makeReadKey(scope))
  expect(adsOverview.answer.strict().parse(body)).toMatchObject({
    totals: { conversations: 4, goals: 1, goalRate: 0.25 },
    ads: [{ adId, goals: 1, goalRate: 0.25, journey: { id, name: 'Purchase' } }],
    days: [{ goals: 1 }],
  })
})

test('another workspace has none of it', async () => {
  const { body } = await ask(GET, `${period}&ad=120210000000000017`, await makeReadKey(cast.charlie.scope))
  expect(body.ads).toEqual([])
})

test('without a key it is a 401', async () => {
  expect((await ask(GET, period)).status).toBe(401)
})

test.each([
  ['?platform=', 'platform'],
  [`?platform=${'x'.repeat(51)}`, 'platform'],
  [`?ad=${'1'.repeat(5_000)}`, 'ad'],
  [`?${'ad=1&'.repeat(201)}`, 'ad'],
  ['?adId=1', 'adId'],
])('bad input is a 422 that names the field: %s', async (query, field) => {
  const { status, body } = await ask(GET, query, key)
  expect(status).toBe(422)
  expect(Object.keys(body.fields)).toEqual([field])
})
