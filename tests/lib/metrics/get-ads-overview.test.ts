import { beforeAll, describe, expect, test } from 'vitest'
import { inWorkspace } from '@/db/workspace'
import { removeAdAccount } from '@/lib/access/meta/remove-ad-account'
import type { Scope } from '@/lib/access/scope'
import type { AdsOverview, AdsOverviewInput } from '@/lib/metrics/ads-overview'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAccountAd, addAdAccount, addAdDay } from './ad-cost-fixtures'
import { addAd, addAdCount, addGoalAdCount, addGoalVersion, addJourney } from './fixtures'

const database = useDatabase()
const period = { from: '2026-11-19', to: '2026-11-20' }
const previous = { from: '2026-11-17', to: '2026-11-18' }
const [ad17, ad18, ad19] = ['120210000000000017', '120210000000000018', '120210000000000019']
const inr = (amount: string) => ({ currency: 'INR', amount })
const idsOf = ({ ads }: AdsOverview) => ads.map(({ adId }) => adId)

describe('without an ad account', () => {
  let cast: Cast

  beforeAll(async () => {
    cast = await castPlayers(database.owner)
    const { scope } = cast.alice
    const count = (
      day: string,
      adId: string,
      platform: string,
      conversations: number,
      channel = 'instagram',
    ) => addAdCount(scope, { day, channel, adId, platform, conversations })
    await addAd(scope, { adId: ad17, headline: 'Autumn at Fab Cart' })
    await addAd(cast.charlie.scope, { adId: ad18, headline: "Charlie's" })
    await count('2026-11-17', ad17, 'instagram', 2)
    await count('2026-11-19', ad17, 'instagram', 3)
    await count('2026-11-19', ad17, '', 4)
    await count('2026-11-20', ad18, 'facebook', 10, 'messenger')
    await count('2026-11-21', ad17, 'instagram', 1000)
  })

  test('conversations are counted per ad and day, and nothing is known of costs', async () => {
    const nothing = {
      impressions: null,
      clicks: null,
      linkClicks: null,
      conversationsStarted: null,
      goals: null,
      clickThroughRate: null,
      goalRate: null,
      captureRate: null,
    }
    const noCost = { spend: null, costPerClick: null, costPerConversation: null, costPerGoal: null }
    const ofNoAccount = {
      ...{ status: null, campaign: null, adSet: null, title: null, thumbnailUrl: null },
      ...{
        accountId: null,
        accountName: null,
        standing: 'no-account',
        journey: null,
        hasTwoCurrencies: false,
      },
      ...nothing,
      ...noCost,
    }
    const { clickThroughRate, goalRate, captureRate, ...counts } = nothing
    expect(await getAdsOverview(cast.alice.scope, period)).toEqual({
      ...period,
      timeZone: 'Europe/Berlin',
      goalVersion: null,
      goalName: null,
      goalBuilding: null,
      totals: {
        ...nothing,
        ...{ spend: [], costPerClick: [], costPerConversation: [], costPerGoal: [] },
        conversations: 17,
      },
      ads: [
        {
          ...ofNoAccount,
          adId: ad18,
          name: null,
          conversations: 10,
          platforms: [{ platform: 'facebook', conversations: 10 }],
        },
        {
          ...ofNoAccount,
          adId: ad17,
          name: 'Autumn at Fab Cart',
          conversations: 7,
          platforms: [
            { platform: null, conversations: 4 },
            { platform: 'instagram', conversations: 3 },
          ],
        },
      ],
      adsTotal: 2,
      next: null,
      previous: null,
      unplaced: 0,
      unplacedAds: 0,
      days: [
        { ...counts, day: '2026-11-19', spend: [], conversations: 7 },
        { ...counts, day: '2026-11-20', spend: [], conversations: 10 },
      ],
      accounts: [],
    })
  })

  test('the chosen platforms, ads and channel are counted, days included', async () => {
    const { scope } = cast.alice
    const placed = await getAdsOverview(scope, { ...period, platforms: ['instagram'] })
    expect(placed.totals.conversations).toBe(3)
    expect(placed.unplaced).toBe(4)
    expect(placed.days.map(({ conversations }) => conversations)).toEqual([3, 0])
    const one = await getAdsOverview(scope, { ...period, adIds: [ad18] })
    expect(one.totals.conversations).toBe(10)
    expect(one.days.map(({ conversations }) => conversations)).toEqual([0, 10])
    const channel = await getAdsOverview(scope, { ...period, channel: 'messenger' })
    expect(idsOf(channel)).toEqual([ad18])
    expect(channel.days.map(({ conversations }) => conversations)).toEqual([0, 10])
  })

  test('the period before is compared with', async () => {
    const { totals, ads } = await getAdsOverview(cast.alice.scope, { ...period, previous })
    expect(totals.previous).toMatchObject({ conversations: 2, spend: [], impressions: null })
    expect(ads.map((ad) => ad.previous?.conversations)).toEqual([0, 2])
    const byChange = await getAdsOverview(cast.alice.scope, { ...period, previous, sort: 'change' })
    expect(idsOf(byChange)).toEqual([ad17, ad18])
  })

  test('the journey of an ad is named, unless it is deleted', async () => {
    const { scope } = cast.alice
    const { id } = await addJourney(scope, { name: 'Buy', adIds: [ad17] })
    const deleted = { name: 'Old', deletedAt: '2026-11-02T10:00:00Z' }
    await addJourney(scope, { ...deleted, adIds: [ad18] })
    const { ads } = await getAdsOverview(scope, period)
    expect(ads.map(({ journey }) => journey)).toEqual([null, { id, name: 'Buy' }])
  })

  test('an id that cannot be stored is an ad that is not there', async () => {
    const strange = ['\0', "' or 1=1"]
    for (const input of [{ adIds: strange }, { campaignIds: strange }, { adSetIds: strange }]) {
      const { totals, ads } = await getAdsOverview(cast.alice.scope, {
        ...period,
        ...input,
        platforms: ['\0'],
      })
      expect([totals.conversations, ads]).toEqual([0, []])
    }
  })

  test('days that run backwards have nothing in them', async () => {
    const { totals, days } = await getAdsOverview(cast.alice.scope, { from: '2026-11-20', to: '2026-11-01' })
    expect([totals.conversations, days]).toEqual([0, []])
  })

  test('Charlie sees nothing of it', async () => {
    const { totals, ads } = await getAdsOverview(cast.charlie.scope, period)
    expect([totals.conversations, ads]).toEqual([0, []])
  })

  describe('goals', () => {
    const ask = (input: Partial<AdsOverviewInput> = {}) =>
      getAdsOverview(cast.bob.scope, { ...period, previous, ...input })

    beforeAll(async () => {
      const { scope } = cast.alice
      const count = (day: string, adId: string, platform: string, goals: number, version = 2) =>
        addGoalAdCount(scope, { version, day, channel: 'instagram', adId, platform, goals })
      await addGoalVersion(scope, { version: 2, name: 'Order' })
      await addGoalVersion(scope, { version: 3, state: 'building', evaluated: 40, total: 100 })
      await count('2026-11-17', ad17, 'instagram', 1)
      await count('2026-11-19', ad17, 'instagram', 2)
      await count('2026-11-19', ad17, '', 3)
      await count('2026-11-19', ad17, '', 1000, 3)
      await count('2026-11-21', ad17, '', 1000)
    })

    test('are of the live version, with the ones before, per ad and day; and how far the next is', async () => {
      const { totals, ads, days, ...standing } = await ask()
      expect(standing).toMatchObject({
        goalVersion: 2,
        goalName: 'Order',
        goalBuilding: { version: 3, evaluated: 40, total: 100 },
      })
      expect(totals).toMatchObject({ conversations: 17, goals: 5, goalRate: 5 / 17, previous: { goals: 1 } })
      expect(ads.map(({ goals, goalRate, previous }) => [goals, goalRate, previous?.goals])).toEqual([
        [0, 0, 0],
        [5, 5 / 7, 1],
      ])
      expect(days.map(({ goals }) => goals)).toEqual([5, 0])
    })

    test.each<[string, Partial<AdsOverviewInput>, number, number[]]>([
      ['a platform', { platforms: ['instagram'] }, 2, [2, 0]],
      ['an ad', { adIds: [ad18] }, 0, [0, 0]],
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
})

describe('with ad accounts', () => {
  let scope: Scope
  const day = '2026-11-19'

  beforeAll(async () => {
    scope = (await castPlayers(database.owner)).alice.scope
    await addAdAccount(scope, {
      accountId: '1',
      name: 'India',
      whole: { from: '2026-11-17', to: '2026-11-19' },
    })
    await addAdAccount(scope, {
      accountId: '2',
      name: 'Europe',
      currency: 'EUR',
      timeZone: 'Asia/Saigon',
      whole: { from: '2026-11-17', to: '2026-11-20' },
    })
    const campaign = { campaignId: '7', campaignName: 'Autumn', adSetId: '70', adSetName: 'Everybody' }
    await addAd(scope, { adId: ad17, headline: 'Headline of a touch' })
    await addAccountAd(scope, { adId: ad17, accountId: '1', name: 'Shoes', title: 'Come', ...campaign })
    await addAccountAd(scope, { adId: ad18, accountId: '2', name: 'Boots' })
    const figures = { accountId: '1', impressions: 1_000n, clicks: 20n, linkClicks: 10n }
    await addAdDay(scope, { ...figures, adId: ad17, day, spendMicros: 30_500_000n, conversationsStarted: 4n })
    await addAdDay(scope, { ...figures, adId: ad17, day: '2026-11-18', spendMicros: 10_000_000n })
    await addAdDay(scope, {
      ...{ ...figures, accountId: '2', adId: ad18, day, currency: 'EUR', platform: 'instagram' },
      ...{ spendMicros: 7_000_000n, conversationsStarted: 6n },
    })
    const count = (adId: string, conversations: number, channel = 'whatsapp') =>
      addAdCount(scope, { day, channel, adId, platform: '', conversations })
    await count(ad17, 3)
    await count(ad19, 5, 'instagram')
  })

  test('two currencies are two totals, each over its own ads, and an ad of no account counts for neither', async () => {
    const { totals, ads, adsTotal } = await getAdsOverview(scope, { ...period, previous })
    expect(totals).toMatchObject({
      spend: [{ currency: 'EUR', amount: '7' }, inr('30.5')],
      impressions: 2_000,
      clicks: 40,
      linkClicks: 20,
      conversationsStarted: 10,
      conversations: 8,
      costPerClick: [{ currency: 'EUR', amount: '0.35' }, inr('1.525')],
      costPerConversation: [inr('10.166667')],
      captureRate: 0.3,
      previous: { spend: [{ currency: 'EUR', amount: '0' }, inr('10')], conversations: 0 },
    })
    expect(adsTotal).toBe(3)
    expect(ads).toMatchObject([
      { adId: ad19, conversations: 5, spend: null, impressions: null, standing: 'not-in-accounts' },
      {
        adId: ad17,
        name: 'Shoes',
        status: 'ACTIVE',
        title: 'Come',
        campaign: { id: '7', name: 'Autumn' },
        adSet: { id: '70', name: 'Everybody' },
        accountId: '1',
        accountName: 'India',
        standing: 'connected',
        spend: inr('30.5'),
        costPerConversation: inr('10.166667'),
        captureRate: 0.75,
        platforms: [
          { platform: null, conversations: 3 },
          { platform: 'facebook', conversations: 0 },
        ],
        previous: { spend: inr('10'), conversations: 0, conversationsStarted: 0 },
      },
      {
        adId: ad18,
        name: 'Boots',
        conversations: 0,
        spend: { currency: 'EUR', amount: '7' },
        costPerConversation: null,
        captureRate: 0,
        previous: { spend: { currency: 'EUR', amount: '0' }, impressions: 0 },
      },
    ])
  })

  test('on a platform cost is of that platform, conversations cannot be placed, and nothing is said of capture', async () => {
    const { totals, ads, unplaced } = await getAdsOverview(scope, { ...period, platforms: ['instagram'] })
    expect(totals).toMatchObject({
      spend: [{ currency: 'EUR', amount: '7' }, inr('0')],
      conversations: 0,
      captureRate: null,
    })
    expect(unplaced).toBe(8)
    expect(ads.map(({ adId, spend }) => [adId, spend?.amount])).toEqual([[ad18, '7']])
  })

  test('on a channel, ads that brought somebody there have their cost; others with none are counted', async () => {
    const { totals, ads, unplacedAds, days } = await getAdsOverview(scope, { ...period, channel: 'whatsapp' })
    expect(totals).toMatchObject({ conversations: 3, spend: [{ currency: 'EUR', amount: '0' }, inr('30.5')] })
    expect(ads.map(({ adId }) => adId)).toEqual([ad17])
    expect(unplacedAds).toBe(1)
    expect(days[0]).toMatchObject({ conversations: 3, impressions: 1_000 })
  })

  test.each<[string, Partial<AdsOverviewInput>, string[]]>([
    ['a campaign', { campaignIds: ['7'] }, [ad17]],
    ['an ad set', { adSetIds: ['70'] }, [ad17]],
    ['an ad set or an ad', { adSetIds: ['70'], adIds: [ad19] }, [ad19, ad17]],
    ['a campaign that is not there', { campaignIds: ['8'] }, []],
  ])('%s chooses its ads', async (_, choice, expected) => {
    const overview = await getAdsOverview(scope, { ...period, ...choice })
    expect(idsOf(overview)).toEqual(expected)
  })

  test('says of each account what is missing in the range, in whose zone, and how it stands', async () => {
    const { accounts, days } = await getAdsOverview(scope, period)
    expect(accounts).toMatchObject([
      { accountId: '2', name: 'Europe', currency: 'EUR', timeZone: 'Asia/Saigon', missingDays: [] },
      {
        accountId: '1',
        name: 'India',
        currency: 'INR',
        timeZone: 'Asia/Kolkata',
        missingDays: ['2026-11-20'],
      },
    ])
    expect(days).toMatchObject([
      { day, spend: [{ currency: 'EUR', amount: '7' }, inr('30.5')], impressions: 2_000, conversations: 8 },
      { day: '2026-11-20', spend: [{ currency: 'EUR', amount: '0' }], impressions: 0, conversations: 0 },
    ])
  })

  test('a failing account takes nothing from the others, and is no silent zero', async () => {
    await database.owner`
      update ad_accounts set state = 'failing', problem = 'Meta says no.'
      where workspace_id = ${scope.workspaceId} and account_id = '1'`
    const { accounts, totals, days } = await getAdsOverview(scope, { from: '2026-11-20', to: '2026-11-20' })
    expect(accounts[1]).toMatchObject({
      state: 'failing',
      problem: 'Meta says no.',
      missingDays: ['2026-11-20'],
    })
    expect(totals.spend).toEqual([{ currency: 'EUR', amount: '0' }])
    expect(days[0]?.spend).toEqual([{ currency: 'EUR', amount: '0' }])
  })

  test('days before an account is read are not known, not even as missing', async () => {
    const { totals, accounts } = await getAdsOverview(scope, { from: '2026-08-01', to: '2026-08-02' })
    expect(totals).toMatchObject({ spend: [], impressions: null })
    expect(accounts[0]).toMatchObject({ firstDay: '2026-08-23', missingDays: [] })
  })

  test('is what its parts add up to', async () => {
    const differences = await verifyCounters(scope)
    expect(differences.filter(({ counter }) => counter === 'ad_day_totals')).toEqual([])
  })
})

describe('an ad that changes its world', () => {
  test('whose account was removed says so; its conversations stay and its costs are not known', async () => {
    const { scope } = (await castPlayers(database.owner)).alice
    await addAd(scope, { adId: ad17 })
    await addAdCount(scope, { day: '2026-11-19', channel: 'web', adId: ad17, platform: '', conversations: 2 })
    await addAdAccount(scope, { accountId: '1', whole: period })
    await addAccountAd(scope, { adId: ad17, accountId: '1' })
    await addAdDay(scope, { accountId: '1', adId: ad17, day: '2026-11-19', spendMicros: 5_000_000n })
    expect((await getAdsOverview(scope, period)).totals.spend).toEqual([inr('5')])
    await removeAdAccount(scope, { accountId: '1' })
    const { ads, totals, accounts } = await getAdsOverview(scope, period)
    expect(ads).toMatchObject([
      { standing: 'account-removed', conversations: 2, spend: null, impressions: null },
    ])
    expect([totals.spend, totals.impressions, accounts]).toEqual([[], null, []])
    expect(
      await inWorkspace(scope, ({ sql }) => sql`select from ad_day_totals union all select from ad_weeks`),
    ).toHaveLength(0)
  })

  test('that spent in two currencies has no one spend, and the totals have both', async () => {
    const { scope } = (await castPlayers(database.owner)).alice
    await addAdDay(scope, { adId: ad17, day: '2026-11-19', spendMicros: 5_000_000n })
    await addAdDay(scope, { adId: ad17, day: '2026-11-20', spendMicros: 2_000_000n, currency: 'EUR' })
    const { ads, totals } = await getAdsOverview(scope, period)
    expect(ads).toMatchObject([{ spend: null, hasTwoCurrencies: true, impressions: 0 }])
    expect(totals.spend).toEqual([{ currency: 'EUR', amount: '2' }, inr('5')])
  })
})

describe('pages', () => {
  let scope: Scope

  beforeAll(async () => {
    scope = (await castPlayers(database.owner)).alice.scope
    for (const [index, conversations] of [3, 1, 3, 2, 1].entries()) {
      const counted = { day: '2026-11-19', channel: 'web', platform: '', adId: `ad-${index}`, conversations }
      await addAdCount(scope, counted)
    }
  })

  test('follow one another and lead back, ties by id', async () => {
    const first = await getAdsOverview(scope, { ...period, size: 2 })
    expect([idsOf(first), first.previous, first.adsTotal]).toEqual([['ad-0', 'ad-2'], null, 5])
    const second = await getAdsOverview(scope, { ...period, size: 2, cursor: first.next ?? '' })
    expect(idsOf(second)).toEqual(['ad-3', 'ad-1'])
    const third = await getAdsOverview(scope, { ...period, size: 2, cursor: second.next ?? '' })
    expect([idsOf(third), third.next]).toEqual([['ad-4'], null])
    const back = await getAdsOverview(scope, { ...period, size: 2, cursor: third.previous ?? '' })
    expect(idsOf(back)).toEqual(['ad-3', 'ad-1'])
    expect(third.totals.conversations).toBe(10)
  })

  test('a cursor of another sort, or of nobody, is the first page', async () => {
    const { next } = await getAdsOverview(scope, { ...period, size: 2 })
    for (const cursor of [next ?? '', 'nonsense', '\0'])
      expect(
        idsOf(await getAdsOverview(scope, { ...period, size: 1, sort: 'name', descending: false, cursor })),
      ).toEqual(['ad-0'])
  })
})
