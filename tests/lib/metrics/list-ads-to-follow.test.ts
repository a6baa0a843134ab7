import { expect, test } from 'vitest'
import { listAdsToFollow } from '@/lib/metrics/list-ads-to-follow'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAccountAd, addAdAccount } from './ad-cost-fixtures'
import { addAd, addAdCount, addJourney } from './fixtures'

const database = useDatabase()
const november = { from: '2026-11-01', to: '2026-11-30' }

test('ads of the period are listed by what they brought, by the name that Meta has for them', async () => {
  const { scope } = (await castPlayers(database.owner)).alice
  const count = (adId: string, conversations: number, more = {}) =>
    addAdCount(scope, { adId, conversations, day: '2026-11-05', channel: 'whatsapp', platform: '', ...more })
  await count('1', 3)
  await count('2', 9)
  await count('2', 1, { channel: 'web' })
  await count('3', 5, { day: '2026-12-01' })
  await count('4', 0)
  await addAdAccount(scope, { accountId: '5' })
  await addAccountAd(scope, { adId: '1', accountId: '5', name: 'Runners' })
  await addAd(scope, { adId: '1', headline: 'Autumn' })
  await addAd(scope, { adId: '2', headline: 'Boots' })
  expect(await listAdsToFollow(scope, november)).toEqual([
    { adId: '2', name: 'Boots', conversations: 10 },
    { adId: '1', name: 'Runners', conversations: 3 },
  ])
  expect(await listAdsToFollow(scope, { ...november, channel: 'web' })).toMatchObject([
    { adId: '2', conversations: 1 },
  ])
})

test('of ads without a journey only those that brought most, of the others all', async () => {
  const { scope } = (await castPlayers(database.owner)).alice
  const counter = { day: '2026-11-05', channel: 'whatsapp', platform: '' }
  for (let ad = 1; ad <= 203; ad++)
    await addAdCount(scope, { ...counter, adId: `loose-${ad}`, conversations: 10 + ad })
  await addAdCount(scope, { ...counter, adId: 'linked', conversations: 1 })
  await addJourney(scope, { name: 'Buy', adIds: ['linked'] })
  const ads = await listAdsToFollow(scope, november)
  expect(ads).toHaveLength(201)
  expect(ads[0]?.adId).toBe('loose-203')
  expect(ads.at(-1)).toEqual({ adId: 'linked', name: null, conversations: 1 })
  expect(ads.some(({ adId }) => adId === 'loose-3')).toBe(false)
})
