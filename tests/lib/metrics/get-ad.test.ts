import { beforeEach, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { getAd } from '@/lib/metrics/get-ad'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAccountAd, addAdAccount, addAdDay } from './ad-cost-fixtures'
import { addAd, addJourney } from './fixtures'

const database = useDatabase()
const adId = '120210000000000017'
let cast: Cast
let scope: Scope

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
})

const bare = {
  adId,
  name: null,
  status: null,
  title: null,
  thumbnailUrl: null,
  campaign: null,
  adSet: null,
  account: null,
  journey: null,
}

test('an ad is as its account tells, with what it follows', async () => {
  await addAdAccount(scope, { accountId: '5', name: 'Fab Cart' })
  const thumbnailUrl = 'https://scontent.fbcdn.net/a.jpg'
  const told = { campaignId: '7', campaignName: 'Autumn', adSetId: '8', title: 'New in', thumbnailUrl }
  await addAccountAd(scope, { adId, accountId: '5', name: 'Runners', status: 'PAUSED', ...told })
  await addAd(scope, { adId, headline: 'Autumn at Fab Cart' })
  const journey = await addJourney(scope, { name: 'Buy', adIds: [adId] })
  expect(await getAd(scope, adId)).toEqual({
    adId,
    name: 'Runners',
    status: 'PAUSED',
    title: 'New in',
    thumbnailUrl,
    campaign: { id: '7', name: 'Autumn' },
    adSet: { id: '8', name: null },
    account: { accountId: '5', name: 'Fab Cart', currency: 'INR', timeZone: 'Asia/Kolkata' },
    journey: { id: journey.id, name: 'Buy' },
  })
})

test('an ad that no account lists is as a touch told it', async () => {
  await addAd(scope, { adId, headline: 'Autumn at Fab Cart' })
  expect(await getAd(scope, adId)).toEqual({ ...bare, name: 'Autumn at Fab Cart' })
})

test('an ad without a name for Meta has that of its touch', async () => {
  await addAdAccount(scope, { accountId: '5' })
  await addAccountAd(scope, { adId, accountId: '5', name: '' })
  await addAd(scope, { adId, headline: 'Autumn at Fab Cart' })
  expect(await getAd(scope, adId)).toMatchObject({ name: 'Autumn at Fab Cart' })
})

test('an ad of which only the API told a cost is one, without a name', async () => {
  await addAdDay(scope, { adId, day: '2026-11-03' })
  expect(await getAd(scope, adId)).toEqual(bare)
})

test('a journey that was deleted is followed no more', async () => {
  await addAd(scope, { adId })
  await addJourney(scope, { name: 'Buy', adIds: [adId], deletedAt: '2026-11-20T10:00:00Z' })
  expect(await getAd(scope, adId)).toEqual(bare)
})

test.each([["'"], ['\0'], [''], ['120210000000000018']])('%j is no ad', async (id) => {
  await addAd(cast.charlie.scope, { adId: '120210000000000018' })
  expect(await getAd(scope, id)).toBeNull()
})
