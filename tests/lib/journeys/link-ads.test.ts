import { expect, test } from 'vitest'
import { linkAds } from '@/lib/journeys/link-ad'
import { listJourneys } from '@/lib/journeys/list-journeys'
import { addAd, addJourney } from '@/tests/lib/metrics/fixtures'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()

async function prepare() {
  const { alice, bob } = await castPlayers(database.owner)
  for (const adId of ['a', 'b', 'c']) await addAd(alice.scope, { adId })
  const buy = await addJourney(alice.scope, { name: 'Buy' })
  const ask = await addJourney(alice.scope, { name: 'Ask' })
  const read = async () =>
    Object.fromEntries(
      (await listJourneys(alice.scope)).map(({ name, ads }) => [name, ads.map(({ adId }) => adId)]),
    )
  return { alice, bob, buy, ask, read }
}

test('several ads are linked at once, each to its own journey or to none', async () => {
  const { alice, buy, ask, read } = await prepare()
  await linkAds(
    alice.scope,
    ['c', 'a', 'b'].map((adId) => ({ adId, journeyId: buy.id })),
  )
  expect(await read()).toEqual({ Ask: [], Buy: ['a', 'b', 'c'] })
  await linkAds(alice.scope, [
    { adId: 'b', journeyId: ask.id },
    { adId: 'a', journeyId: null },
  ])
  expect(await read()).toEqual({ Ask: ['b'], Buy: ['c'] })
})

test('one that cannot be linked leaves all as they were', async () => {
  const { alice, buy, read } = await prepare()
  const links = ['a', 'b', 'nobodys'].map((adId) => ({ adId, journeyId: buy.id }))
  await expect(linkAds(alice.scope, links)).rejects.toMatchObject({ status: 422 })
  expect(await read()).toEqual({ Ask: [], Buy: [] })
})

test('two who link the same ads at once both succeed', async () => {
  const { alice, buy, ask, read } = await prepare()
  const links = (journeyId: string, adIds: string[]) => adIds.map((adId) => ({ adId, journeyId }))
  await Promise.all(
    Array.from({ length: 6 }, (_, turn) =>
      linkAds(alice.scope, turn % 2 === 0 ? links(buy.id, ['a', 'b', 'c']) : links(ask.id, ['c', 'b', 'a'])),
    ),
  )
  const { Buy = [], Ask = [] } = await read()
  expect([Buy.length, Ask.length].sort()).toEqual([0, 3])
})

test('who may only look is refused', async () => {
  const { bob, buy } = await prepare()
  await expect(linkAds(bob.scope, [{ adId: 'a', journeyId: buy.id }])).rejects.toMatchObject({ status: 403 })
})
