import { beforeAll, describe, expect, test } from 'vitest'
import { listAdChoices } from '@/lib/metrics/list-ad-choices'
import { listAdPlatforms } from '@/lib/metrics/list-ad-platforms'
import { listLatestAds } from '@/lib/metrics/list-latest-ads'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAccountAd, addAdAccount, addAdDay } from './ad-cost-fixtures'
import { addAd, addAdCount } from './fixtures'

const database = useDatabase()
const period = { from: '2026-11-19', to: '2026-11-20' }
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  const { scope } = cast.alice
  const autumn = {
    accountId: '1',
    campaignId: '7',
    campaignName: 'Autumn',
    adSetId: '70',
    adSetName: 'Everybody',
  }
  await addAdAccount(scope, { accountId: '1' })
  await addAccountAd(scope, { ...autumn, adId: '11', name: 'Shoes' })
  await addAccountAd(scope, { ...autumn, adId: '12', name: 'Boots', title: 'Warm 100% feet' })
  await addAccountAd(scope, { ...autumn, adId: '13', name: 'Idle' })
  await addAccountAd(scope, { ...autumn, adId: '21', campaignId: '8', campaignName: 'Before', name: 'Hats' })
  await addAdDay(scope, { accountId: '1', adId: '11', day: '2026-11-19' })
  await addAdDay(scope, { accountId: '1', adId: '13', day: '2026-11-01' })
  await addAdDay(scope, { accountId: '1', adId: '21', day: '2026-11-20', platform: 'threads' })
  await addAd(scope, { adId: '11', headline: 'Headline', lastSeenAt: '2026-11-19T10:00:00Z' })
  await addAd(scope, { adId: '31', headline: 'Of nobody', lastSeenAt: '2026-11-20T10:00:00Z' })
  const counted = { day: '2026-11-20', conversations: 2, platform: '' }
  await addAdCount(scope, { ...counted, adId: '12', channel: 'whatsapp' })
  await addAdCount(scope, { ...counted, adId: '31', channel: 'instagram', platform: 'instagram' })
})

const idsOf = async (input: Partial<Parameters<typeof listAdChoices>[1]>) => {
  const { campaigns } = await listAdChoices(cast.alice.scope, { ...period, ...input })
  return campaigns.flatMap(({ adSets }) => adSets.flatMap(({ ads }) => ads.map(({ adId }) => adId)))
}

test('lists campaigns with their ad sets and ads by name, then ads of no account', async () => {
  expect(await listAdChoices(cast.alice.scope, period)).toEqual({
    campaigns: [
      {
        id: '7',
        name: 'Autumn',
        adSets: [
          {
            id: '70',
            name: 'Everybody',
            ads: [
              { adId: '12', name: 'Boots' },
              { adId: '11', name: 'Shoes' },
            ],
          },
        ],
      },
      {
        id: '8',
        name: 'Before',
        adSets: [{ id: '70', name: 'Everybody', ads: [{ adId: '21', name: 'Hats' }] }],
      },
      { id: null, name: null, adSets: [{ id: null, name: null, ads: [{ adId: '31', name: 'Of nobody' }] }] },
    ],
    hasMore: false,
  })
})

describe('finds', () => {
  test.each([
    ['part of a name, in any case', 'SHO', ['11']],
    ['part of a title', '100% feet', ['12']],
    ['a headline', 'of nob', ['31']],
    ['a campaign by name', 'autumn', ['12', '11']],
    ['a campaign by id', '8', ['21']],
    ['an ad by the beginning of its id', '1', ['12', '11']],
    ['an ad set by name', 'everyb', ['12', '11', '21']],
    ['nothing for a pattern', '%', []],
    ['nothing for what no text can hold', '\0', []],
    ['nothing that did not run then', 'idle', []],
  ])('%s', async (_, search, expected) => {
    expect(await idsOf({ search })).toEqual(search === '%' ? ['12'] : expected)
  })

  test('everything for blanks', async () => {
    expect(await idsOf({ search: '  ' })).toHaveLength(4)
  })
})

test('takes the channel of conversations, and says when there are more', async () => {
  expect(await idsOf({ channel: 'instagram' })).toEqual(['31'])
  const { campaigns, hasMore } = await listAdChoices(cast.alice.scope, { ...period, limit: 1 })
  expect([campaigns.length, hasMore]).toEqual([1, true])
})

test('lists the platforms of costs and conversations', async () => {
  const { scope } = cast.alice
  expect(await listAdPlatforms(scope, period)).toEqual(['facebook', 'instagram', 'threads'])
  expect(await listAdPlatforms(scope, { ...period, channel: 'whatsapp' })).toEqual(['facebook', 'threads'])
  expect(await listAdPlatforms(scope, { from: '2026-10-01', to: '2026-10-02' })).toEqual([])
})

test('lists the ads that brought somebody last, by the name that Meta knows', async () => {
  expect(await listLatestAds(cast.alice.scope, { limit: 5 })).toEqual([
    { adId: '31', name: 'Of nobody' },
    { adId: '11', name: 'Shoes' },
  ])
})

test('Charlie sees nothing of it', async () => {
  const { scope } = cast.charlie
  expect(await listAdChoices(scope, period)).toEqual({ campaigns: [], hasMore: false })
  expect([await listAdPlatforms(scope, period), await listLatestAds(scope, { limit: 5 })]).toEqual([[], []])
})
