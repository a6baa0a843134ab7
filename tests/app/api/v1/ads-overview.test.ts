import { beforeAll, describe, expect, test } from 'vitest'
import { adsOverview } from '@/app/api/v1/ads-overview/operation'
import { GET } from '@/app/api/v1/ads-overview/route'
import { addAccountAd, addAdAccount, addAdDay } from '@/tests/lib/metrics/ad-cost-fixtures'
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
    const nothing = {
      ...{ impressions: null, clicks: null, linkClicks: null, conversationsStarted: null, goals: null },
      ...{ clickThroughRate: null, goalRate: null, captureRate: null },
    }
    const { clickThroughRate, goalRate, captureRate, ...counts } = nothing
    expect(adsOverview.answer.strict().parse(body)).toEqual({
      timeZone: 'Europe/Berlin',
      from: '2026-11-20',
      to: '2026-11-20',
      totals: {
        ...nothing,
        ...{ spend: [], costPerClick: [], costPerConversation: [], costPerGoal: [] },
        conversations: 3,
      },
      ads: [
        {
          ...nothing,
          ...{ spend: null, costPerClick: null, costPerConversation: null, costPerGoal: null },
          ...{ status: null, campaign: null, adSet: null, accountId: null, accountName: null },
          adId: '120210000000000017',
          name: 'Autumn at Fab Cart',
          standing: 'no-account',
          hasTwoCurrencies: false,
          conversations: 2,
          journey: null,
          platforms: [
            { platform: expect.toBeOneOf(['instagram', null]), conversations: 1 },
            { platform: expect.toBeOneOf(['instagram', null]), conversations: 1 },
          ],
        },
        expect.objectContaining({ adId: '120210000000000018', name: null, conversations: 1 }),
      ],
      adsTotal: 2,
      next: null,
      previous: null,
      days: [{ ...counts, day: '2026-11-20', spend: [], conversations: 3 }],
      unplaced: 0,
      unplacedAds: 0,
      accounts: [],
    })
  })

  test('with what ads cost, as decimal text, a page at a time', async () => {
    const { scope } = (await castPlayers(database.owner)).alice
    await addAdAccount(scope, {
      accountId: '1',
      name: 'India',
      whole: { from: '2026-11-20', to: '2026-11-20' },
    })
    for (const adId of ['17', '18', '19']) {
      await addAccountAd(scope, {
        adId,
        accountId: '1',
        campaignId: adId === '19' ? '8' : '7',
        adSetId: '70',
      })
      const spendMicros = BigInt(adId) * 1_010_000n
      await addAdDay(scope, { accountId: '1', adId, day: '2026-11-20', spendMicros, impressions: 10n })
    }
    const ownKey = await makeReadKey(scope)
    const first = (await ask(GET, `${period}&sort=spend&limit=2`, ownKey)).body
    expect(adsOverview.answer.strict().parse(first)).toMatchObject({
      totals: { spend: [{ currency: 'INR', amount: '54.54' }], impressions: 30, costPerConversation: [] },
      ads: [
        {
          adId: '19',
          spend: { currency: 'INR', amount: '19.19' },
          standing: 'connected',
          accountName: 'India',
        },
        { adId: '18', spend: { amount: '18.18' }, campaign: { id: '7', name: null }, adSet: { id: '70' } },
      ],
      adsTotal: 3,
      accounts: [{ accountId: '1', currency: 'INR', timeZone: 'Asia/Kolkata', missingDays: [] }],
    })
    const second = (await ask(GET, `${period}&sort=spend&limit=2&cursor=${first.next}`, ownKey)).body
    expect([second.ads.map(({ adId }: { adId: string }) => adId), second.next]).toEqual([['17'], null])
    const rising = (await ask(GET, `${period}&sort=spend&order=ascending&campaign=7`, ownKey)).body
    expect(rising.ads.map(({ adId }: { adId: string }) => adId)).toEqual(['17', '18'])
    expect((await ask(GET, `${period}&adSet=71`, ownKey)).body.ads).toEqual([])
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
  ['?sort=wealth', 'sort'],
  ['?order=up', 'order'],
  ['?limit=201', 'limit'],
  ['?limit=0', 'limit'],
  [`?cursor=${'x'.repeat(1_001)}`, 'cursor'],
  ['?campaign=', 'campaign'],
])('bad input is a 422 that names the field: %s', async (query, field) => {
  const { status, body } = await ask(GET, query, key)
  expect(status).toBe(422)
  expect(Object.keys(body.fields)).toEqual([field])
})
