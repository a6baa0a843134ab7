import { beforeAll, describe, expect, test } from 'vitest'
import { type AdsOverviewInput, getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAd, addAdCount, addGoalAdCount, addGoalVersion, addJourney } from './fixtures'

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
    goalVersion: null,
    goalName: null,
    goalBuilding: null,
    totals: {
      spend: [],
      impressions: null,
      clicks: null,
      conversations: 17,
      goals: null,
      goalRate: null,
    },
    ads: [
      expect.objectContaining({ adId: '120210000000000018', name: null, conversations: 10 }),
      expect.objectContaining({ adId: '120210000000000017', name: 'Autumn at Fab Cart', conversations: 7 }),
    ],
    unplaced: 0,
    days: [
      { day: '2026-11-19', conversations: 7, goals: null },
      { day: '2026-11-20', conversations: 10, goals: null },
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

test('names the journey of an ad, unless it is deleted', async () => {
  const { scope } = cast.alice
  const { id } = await addJourney(scope, { name: 'Buy', adIds: ['120210000000000017'] })
  const deleted = { name: 'Old', deletedAt: '2026-11-02T10:00:00Z' }
  await addJourney(scope, { ...deleted, adIds: ['120210000000000018'] })
  const { ads } = await getAdsOverview(scope, period)
  expect(ads.map(({ journey }) => journey)).toEqual([null, { id, name: 'Buy' }])
})

test('an id that cannot be stored is an ad that is not there', async () => {
  const { totals } = await getAdsOverview(cast.alice.scope, {
    ...period,
    adIds: ['\0', "' or 1=1"],
    platforms: ['\0'],
  })
  expect(totals.conversations).toBe(0)
})

describe('goals', () => {
  const previous = { from: '2026-11-17', to: '2026-11-18' }
  const ask = (input: Partial<AdsOverviewInput> = {}) =>
    getAdsOverview(cast.bob.scope, { ...period, previous, ...input })

  beforeAll(async () => {
    const { scope } = cast.alice
    const count = (day: string, adId: string, platform: string, goals: number, version = 2) =>
      addGoalAdCount(scope, { version, day, channel: 'instagram', adId, platform, goals })
    await addGoalVersion(scope, { version: 2, name: 'Order' })
    await addGoalVersion(scope, { version: 3, state: 'building', evaluated: 40, total: 100 })
    await count('2026-11-17', '120210000000000017', 'instagram', 1)
    await count('2026-11-19', '120210000000000017', 'instagram', 2)
    await count('2026-11-19', '120210000000000017', '', 3)
    await count('2026-11-19', '120210000000000017', '', 1000, 3)
    await count('2026-11-21', '120210000000000017', '', 1000)
  })

  test('of the live version, with the ones before, per ad and day; and how far the next is', async () => {
    const { totals, ads, days, ...standing } = await ask()
    expect(standing).toMatchObject({
      goalVersion: 2,
      goalName: 'Order',
      goalBuilding: { version: 3, evaluated: 40, total: 100 },
    })
    expect(totals).toMatchObject({ conversations: 17, goals: 5, goalRate: 5 / 17, previousGoals: 1 })
    expect(ads.map(({ goals, goalRate, previousGoals }) => [goals, goalRate, previousGoals])).toEqual([
      [0, 0, 0],
      [5, 5 / 7, 1],
    ])
    expect(days.map(({ goals }) => goals)).toEqual([5, 0])
  })

  test.each<[string, Partial<AdsOverviewInput>, number, (number | null)[]]>([
    ['a platform', { platforms: ['instagram'] }, 2, [2, 0]],
    ['an ad', { adIds: ['120210000000000018'] }, 0, [0, 0]],
    ['a channel', { channel: 'messenger' }, 0, [0, 0]],
    ['days without a conversation: a real zero', { from: '2026-12-01', to: '2026-12-02' }, 0, [0, 0]],
  ])('of %s', async (_, input, goals, ofDays) => {
    const { totals, days } = await ask(input)
    expect(totals.goals).toBe(goals)
    expect(days.map((day) => day.goals)).toEqual(ofDays)
  })

  test('without a conversation there is no rate', async () => {
    expect((await ask({ from: '2026-12-01', to: '2026-12-02' })).totals.goalRate).toBeNull()
  })
})

test('Charlie sees nothing of it', async () => {
  const { totals, ads, choices, goalVersion } = await getAdsOverview(cast.charlie.scope, period)
  expect(goalVersion).toBeNull()
  expect(totals.conversations).toBe(0)
  expect(ads).toEqual([])
  expect(choices).toEqual({ platforms: [], ads: [] })
})
