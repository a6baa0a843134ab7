import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { savedAdDays, sentAdDays } from '@/app/api/v1/ad-days/operations'
import { GET, PUT } from '@/app/api/v1/ad-days/route'
import type { Scope } from '@/lib/access/scope'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { addDays } from '@/lib/period/day'
import { todayInZone } from '@/lib/period/today-in-zone'
import { addAccountAd, addAdAccount, addAdDay } from '@/tests/lib/metrics/ad-cost-fixtures'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { ask, makeReadKey, makeWriteKey, send } from './ask'

const database = useDatabase()
const period = { from: '2026-11-01', to: '2026-11-03' }
const query = `?from=${period.from}&to=${period.to}`

const row = {
  day: '2026-11-02',
  adId: 'spring-search',
  platform: 'google',
  spend: { currency: 'INR', amount: '1432.57' },
  impressions: 12_000,
  clicks: 340,
}
type Row = Omit<typeof row, 'spend'> & { spend: { currency: string; amount: string } }

async function open() {
  const { alice, charlie } = await castPlayers(database.owner)
  return { scope: alice.scope, key: await makeWriteKey(alice.scope), charlie: charlie.scope }
}

const put = (key: string, adDays: unknown[], headers?: Record<string, string>) =>
  send(PUT, key, { body: { adDays }, headers })

describe('what is sent', () => {
  let scope: Scope
  let key: string
  let charlie: Scope

  beforeAll(async () => {
    ;({ scope, key, charlie } = await open())
    const named = {
      name: 'Spring, search',
      campaign: { id: 'spring', name: 'Spring' },
      adSet: { id: 'search' },
    }
    const { status, body } = await put(key, [
      { ...row, ...named },
      { ...row, day: '2026-11-03', spend: { currency: 'INR', amount: '0' }, linkClicks: 12 },
      { ...row, adId: 'spring-display' },
    ])
    expect(status).toBe(200)
    expect(savedAdDays.answer.parse(body)).toEqual({ timeZone: 'Europe/Berlin', saved: 3 })
  })

  test('reads back as it was', async () => {
    const { body } = await ask(GET, query, key)
    expect(sentAdDays.answer.strict().parse(body)).toEqual({
      timeZone: 'Europe/Berlin',
      ...period,
      adDays: [
        { ...row, adId: 'spring-display', linkClicks: null, name: null, campaign: null, adSet: null },
        {
          ...row,
          linkClicks: null,
          name: 'Spring, search',
          campaign: { id: 'spring', name: 'Spring' },
          adSet: { id: 'search', name: null },
        },
        expect.objectContaining({
          day: '2026-11-03',
          spend: { currency: 'INR', amount: '0' },
          linkClicks: 12,
        }),
      ],
      next: null,
    })
  })

  test('reads back a page at a time, and only what is asked for', async () => {
    const first = (await ask(GET, `${query}&limit=2`, key)).body
    expect(first.adDays).toHaveLength(2)
    const second = (await ask(GET, `${query}&limit=2&cursor=${first.next}`, key)).body
    expect([second.adDays.map(({ day }: Row) => day), second.next]).toEqual([['2026-11-03'], null])
    expect((await ask(GET, `${query}&ad=spring-display`, key)).body.adDays).toHaveLength(1)
    expect((await ask(GET, `${query}&platform=facebook`, key)).body.adDays).toEqual([])
    expect((await ask(GET, `${query}&cursor=nonsense`, key)).body.adDays).toHaveLength(3)
  })

  test('is a platform like the others in the overview', async () => {
    const { ads, totals, days } = await getAdsOverview(scope, {
      ...period,
      platforms: ['google'],
      sort: 'spend',
    })
    expect(totals).toMatchObject({
      spend: [{ currency: 'INR', amount: '2865.14' }],
      impressions: 36_000,
      linkClicks: 12,
      conversationsStarted: null,
      costPerClick: [{ currency: 'INR', amount: '2.808961' }],
    })
    expect(ads).toMatchObject([
      {
        adId: 'spring-display',
        standing: 'api',
        status: null,
        name: null,
        linkClicks: null,
        platforms: [{ platform: 'google', conversations: 0 }],
      },
      {
        adId: 'spring-search',
        standing: 'api',
        name: 'Spring, search',
        campaign: { id: 'spring', name: 'Spring' },
        spend: { currency: 'INR', amount: '1432.57' },
        conversationsStarted: null,
      },
    ])
    expect(days.map(({ impressions }) => impressions)).toEqual([null, 24_000, 12_000])
    expect(await verifyCounters(scope)).toEqual([])
  })

  test('is nothing to another workspace', async () => {
    expect((await ask(GET, query, await makeReadKey(charlie))).body.adDays).toEqual([])
  })
})

test('a row takes the place of the one before, also with less, and names that are not told again stay', async () => {
  const { scope, key } = await open()
  await put(key, [{ ...row, name: 'Spring', campaign: { id: 'spring', name: 'Spring' } }])
  await put(key, [{ ...row, spend: { currency: 'INR', amount: '7.5' }, clicks: 1 }])
  const { adDays } = (await ask(GET, query, key)).body
  expect(adDays).toEqual([
    expect.objectContaining({ spend: { currency: 'INR', amount: '7.5' }, clicks: 1, name: 'Spring' }),
  ])
  expect((await getAdsOverview(scope, period)).totals.spend).toEqual([{ currency: 'INR', amount: '7.5' }])
  expect(await verifyCounters(scope)).toEqual([])
})

test('an ad has one currency, and may change it with all of its rows', async () => {
  const { scope, key } = await open()
  const rupees = [row, { ...row, day: '2026-11-03' }]
  const euros = rupees.map((one) => ({ ...one, spend: { currency: 'EUR', amount: '9' } }))
  const refusal = 'What this ad costs is in INR, and an ad has one currency.'
  const mixed = await put(key, [rupees[0], euros[1]])
  expect(mixed.body.fields).toEqual({ 'adDays.1.spend.currency': refusal })
  await put(key, rupees)
  const partly = await put(key, [euros[0]])
  expect([partly.status, partly.body.fields]).toEqual([422, { 'adDays.0.spend.currency': refusal }])
  expect((await put(key, euros)).status).toBe(200)
  expect((await getAdsOverview(scope, period)).totals.spend).toEqual([{ currency: 'EUR', amount: '18' }])
  expect((await put(key, [rupees[0]])).status).toBe(422)
})

test("an ad of a connected account keeps Meta's platforms, name and currency", async () => {
  const { scope, key } = await open()
  await addAdAccount(scope, { accountId: '1' })
  await addAccountAd(scope, { adId: '17', accountId: '1', name: 'Shoes' })
  await addAdDay(scope, { adId: '18', accountId: '1', day: '2026-11-02', platform: 'whats_next' })
  const ofMeta = { ...row, adId: '17', name: 'Mine' }
  const refused = await put(key, [
    { ...ofMeta, platform: 'facebook' },
    { ...ofMeta, platform: 'whats_next' },
    { ...ofMeta, spend: { currency: 'EUR', amount: '1' } },
    { ...row, adId: '19', platform: 'facebook' },
  ])
  expect(refused.status).toBe(422)
  expect(refused.body.fields).toEqual({
    'adDays.0.platform': 'Meta tells us of this ad on this platform already.',
    'adDays.1.platform': 'Meta tells us of this ad on this platform already.',
    'adDays.2.spend.currency': 'What this ad costs is in INR, and an ad has one currency.',
  })
  expect((await ask(GET, query, key)).body.adDays).toEqual([])
  expect((await put(key, [ofMeta])).status).toBe(200)
  const { ads } = await getAdsOverview(scope, { ...period, adIds: ['17'] })
  expect(ads).toMatchObject([{ name: 'Shoes', standing: 'connected', spend: { amount: '1432.57' } }])
})

test('many send at once and nothing is lost in the sums', async () => {
  const { scope, key } = await open()
  const senders = Array.from({ length: 8 }, (_, index) =>
    put(key, [
      { ...row, adId: `ad-${index}`, spend: { currency: 'INR', amount: '1' } },
      { ...row, adId: 'shared', platform: `p${index}`, spend: { currency: 'INR', amount: '2' } },
    ]),
  )
  for (const { status } of await Promise.all(senders)) expect(status).toBe(200)
  expect((await getAdsOverview(scope, period)).totals.spend).toEqual([{ currency: 'INR', amount: '24' }])
  expect(await verifyCounters(scope)).toEqual([])
})

test('a thousand rows fit, under one key they are kept once', async () => {
  const { key } = await open()
  const name = 'A name of a campaign that is as long as people write them, and then some more'
  const adDays = Array.from({ length: 1_000 }, (_, index) => ({
    ...row,
    adId: `1202100000000${String(index).padStart(5, '0')}`,
    name,
    campaign: { id: '1', name },
  }))
  const headers = { 'idempotency-key': randomUUID() }
  const first = await put(key, adDays, headers)
  expect([first.status, first.body.saved]).toEqual([200, 1_000])
  const again = await put(key, adDays, headers)
  expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([first.text, 'true'])
  const more = await put(key, [...adDays, row])
  expect(more.body.fields).toEqual({ adDays: 'At most 1000 rows at a time.' })
})

describe('what cannot be kept is a 422 that names the field, and nothing is', () => {
  let key: string
  beforeAll(async () => {
    ;({ key } = await open())
  })
  const tomorrow = () => addDays(todayInZone(Date.now(), 'Europe/Berlin'), 1)

  test.each<[string, () => object, string]>([
    ['a day that is none', () => ({ day: '2026-02-30' }), 'day'],
    ['a day to come', () => ({ day: tomorrow() }), 'day'],
    ['a number for an id', () => ({ adId: 17 }), 'adId'],
    ['no id', () => ({ adId: '' }), 'adId'],
    ['an id that cannot be stored', () => ({ adId: 'a\0' }), 'adId'],
    ['a platform with capitals', () => ({ platform: 'Google' }), 'platform'],
    ['a platform of two words', () => ({ platform: 'google ads' }), 'platform'],
    ['a currency that is none', () => ({ spend: { currency: 'RUP', amount: '1' } }), 'spend.currency'],
    ['an amount as a number', () => ({ spend: { currency: 'INR', amount: 12.5 } }), 'spend.amount'],
    ['an exponent', () => ({ spend: { currency: 'INR', amount: '1e3' } }), 'spend.amount'],
    ['less than nothing', () => ({ spend: { currency: 'INR', amount: '-1' } }), 'spend.amount'],
    [
      'more places than are kept',
      () => ({ spend: { currency: 'INR', amount: '1.0000001' } }),
      'spend.amount',
    ],
    ['a comma', () => ({ spend: { currency: 'INR', amount: '1,5' } }), 'spend.amount'],
    ['half an impression', () => ({ impressions: 1.5 }), 'impressions'],
    ['less than no click', () => ({ clicks: -1 }), 'clicks'],
    ['clicks as text', () => ({ clicks: '1' }), 'clicks'],
    ['a campaign without an id', () => ({ campaign: { name: 'Spring' } }), 'campaign.id'],
    ['a field that there is not', () => ({ reach: 7 }), 'reach'],
  ])('%s', async (_, wrong, field) => {
    const { status, body } = await put(key, [row, { ...row, day: '2026-11-03', ...wrong() }])
    expect(status).toBe(422)
    expect(Object.keys(body.fields)).toContain(`adDays.1.${field}`)
    expect((await ask(GET, query, key)).body.adDays).toEqual([])
  })

  test('the same day, ad and platform twice', async () => {
    const { body } = await put(key, [row, { ...row, day: '2026-11-03' }, { ...row, clicks: 1 }])
    expect(body.fields).toEqual({ 'adDays.2': 'This day of the ad on this platform is in row 0 already.' })
  })

  test.each([
    ['no rows', { adDays: [] }, 'adDays'],
    ['no list', {}, 'adDays'],
  ])('%s', async (_, body, field) => {
    const answer = await send(PUT, key, { body })
    expect([answer.status, Object.keys(answer.body.fields)]).toEqual([422, [field]])
  })

  test('a body of more than a megabyte is a 413', async () => {
    const { status, body } = await send(PUT, key, { body: `{"adDays":"${'x'.repeat(1_100_000)}"}` })
    expect([status, body.detail]).toEqual([413, 'The body is larger than 1024 KiB.'])
  })
})
