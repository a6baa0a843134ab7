import { beforeAll, expect, test } from 'vitest'
import { getWorkspaceSearch } from '@/lib/metrics/get-workspace-search'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAccountAd } from './ad-cost-fixtures'
import { addAd, addConversation, addPerson } from './fixtures'

const database = useDatabase()
const id = 'ab12cd34-0000-4000-8000-000000000001'
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  const { scope } = cast.alice
  const { id: personId } = await addPerson(scope)
  await addAd(scope, { adId: '120210000000000017', headline: 'Autumn at 100% Fab_Cart' })
  await addAd(scope, { adId: '120210000000000018' })
  await addAccountAd(scope, { adId: '120210000000000018', accountId: '1', name: 'Winter shoes' })
  await addAccountAd(scope, { adId: '120310000000000019', accountId: '1', name: 'Not seen yet' })
  await addConversation(scope, { id, personId })
  await addConversation(scope, { id: 'ab130000-0000-4000-8000-000000000001' })
})

const search = async (query: string) => {
  const { ads, conversations } = await getWorkspaceSearch(cast.alice.scope, query)
  return [ads.map(({ adId }) => adId.slice(-2)), conversations.map((row) => row.id.slice(0, 8))]
}

test.each([
  ['1202', [['17', '18'], []]],
  ['120210000000000018', [['18'], []]],
  ['210000000000018', [[], []]],
  ['fab_cart', [['17'], []]],
  ['winter', [['18'], []]],
  ['not seen', [['19'], []]],
  ['1203', [['19'], []]],
  ['0%', [['17'], []]],
  ['%%', [[], []]],
  ['__', [[], []]],
  ['\\\\', [[], []]],
  ['ab12', [[], ['ab12cd34']]],
  ['AB12CD34-0000', [[], ['ab12cd34']]],
  [id, [[], ['ab12cd34']]],
  [`${id}0`, [[], []]],
  ['ab1', [[], []]],
  ['ab1zzz', [[], []]],
  ['1', [[], []]],
  ['', [[], []]],
  ['\0\0', [[], []]],
  ['x'.repeat(1_000), [[], []]],
  ['(a+)+$', [[], []]],
])('%j', async (query, expected) => {
  expect(await search(query)).toEqual(expected)
})

test('says enough to choose by', async () => {
  const { ads, conversations } = await getWorkspaceSearch(cast.alice.scope, 'ab12')
  expect(ads).toEqual([])
  expect(conversations).toEqual([
    { id, startedAt: '2026-11-20T09:15:02.120Z', source: 'organic', personName: 'Taylor' },
  ])
})

test('Charlie finds nothing', async () => {
  for (const query of ['1202', 'autumn', id]) {
    expect(await getWorkspaceSearch(cast.charlie.scope, query)).toEqual({ ads: [], conversations: [] })
  }
})
