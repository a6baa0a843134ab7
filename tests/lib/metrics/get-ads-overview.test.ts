import { beforeAll, expect, test } from 'vitest'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAd, addAdCount } from './fixtures'

const database = useDatabase()
const period = { from: '2026-11-19', to: '2026-11-20' }
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  const { scope } = cast.alice
  const count = (day: string, adId: string, platform: string, conversations: number, channel = 'instagram') =>
    addAdCount(scope, { day, channel, adId, platform, conversations })
  await addAd(scope, { adId: '120210000000000017', headline: 'Autumn at Fab Cart' })
  await addAd(cast.charlie.scope, { adId: '120210000000000018', headline: "Charlie's" })
  await count('2026-11-17', '120210000000000017', 'instagram', 2)
  await count('2026-11-19', '120210000000000017', 'instagram', 3)
  await count('2026-11-19', '120210000000000017', '', 4)
  await count('2026-11-20', '120210000000000018', 'facebook', 10, 'messenger')
  await count('2026-11-20', '120210000000000019', 'facebook', 0)
  await count('2026-11-21', '120210000000000017', 'instagram', 1000)
})

test('counts conversations per ad and day, with names where they are known', async () => {
  expect(await getAdsOverview(cast.alice.scope, period)).toEqual({
    ...period,
    timeZone: 'Europe/Berlin',
    totals: { spend: [], impressions: null, clicks: null, conversations: 17, goals: null },
    ads: [
      expect.objectContaining({ adId: '120210000000000018', name: null, conversations: 10 }),
      expect.objectContaining({ adId: '120210000000000017', name: 'Autumn at Fab Cart', conversations: 7 }),
    ],
    unplaced: 0,
    days: [
      { day: '2026-11-19', conversations: 7 },
      { day: '2026-11-20', conversations: 10 },
    ],
    choices: {
      platforms: ['facebook', 'instagram'],
      ads: [
        { adId: '120210000000000017', name: 'Autumn at Fab Cart' },
        { adId: '120210000000000018', name: null },
      ],
    },
  })
})

test('counts the chosen platforms, ads and channel, days included', async () => {
  const { scope } = cast.alice
  const placed = await getAdsOverview(scope, { ...period, platforms: ['instagram'] })
  expect(placed.totals.conversations).toBe(3)
  expect(placed.unplaced).toBe(4)
  expect(placed.days.map(({ conversations }) => conversations)).toEqual([3, 0])
  const one = await getAdsOverview(scope, { ...period, adIds: ['120210000000000018'] })
  expect(one.totals.conversations).toBe(10)
  expect(one.days.map(({ conversations }) => conversations)).toEqual([0, 10])
  const channel = await getAdsOverview(scope, { ...period, channel: 'messenger' })
  expect(channel.ads.map(({ adId }) => adId)).toEqual(['120210000000000018'])
})

test('compares with the period before', async () => {
  const previous = { from: '2026-11-17', to: '2026-11-18' }
  const { totals, ads } = await getAdsOverview(cast.alice.scope, { ...period, previous })
  expect(totals.previousConversations).toBe(2)
  expect(ads.map(({ previousConversations }) => previousConversations)).toEqual([0, 2])
})

test('an id that cannot be stored is an ad that is not there', async () => {
  const { totals } = await getAdsOverview(cast.alice.scope, {
    ...period,
    adIds: ['\0', "' or 1=1"],
    platforms: ['\0'],
  })
  expect(totals.conversations).toBe(0)
})

test('Charlie sees nothing of it', async () => {
  const { totals, ads, choices } = await getAdsOverview(cast.charlie.scope, period)
  expect(totals.conversations).toBe(0)
  expect(ads).toEqual([])
  expect(choices).toEqual({ platforms: [], ads: [] })
})
