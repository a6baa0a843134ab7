import { beforeEach, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { orderDueSyncs } from '@/lib/ads/sync/order-due-syncs'
import { syncFirstDays } from '@/lib/ads/sync/sync-first-days'
import { syncNames } from '@/lib/ads/sync/sync-names'
import { getAdAccountsStatus } from '@/lib/metrics/get-ad-accounts-status'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import type { MetaWorld } from '../../../stand-in/meta/meta-world'
import { halcyonIndia, ines, smallWorldAt } from '../../../stand-in/meta/small-world'
import { placedAds } from '../../../stand-in/meta/stand-in-state'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'
import { addAccount, addLogin, readWholeDays } from './fixtures'

const database = useDatabase()
const at = '2026-11-22T12:00:00Z'
const meta = useMetaStandIn(() => smallWorldAt(at))
const now = Date.parse(at)
const options = { now: () => now }
const archived = '120231450987660441'
let scope: Scope

beforeEach(async () => {
  scope = (await castPlayers(database.owner)).alice.scope
  const loginId = await addLogin(scope, await meta().issueToken(ines))
  await addAccount(scope, { loginId, accountId: halcyonIndia, at, firstDay: '2026-11-15' })
})

const ads = () => database.owner`
  select ad_id as id, name, status, campaign_name as campaign, ad_set_name as "adSet", title,
    thumbnail_url as thumbnail
  from account_ads where workspace_id = ${scope.workspaceId} order by ad_id`
const status = async () => (await getAdAccountsStatus(scope, { now }))[0]

async function changeAds(change: (ads: ReturnType<typeof placedAds>) => void): Promise<void> {
  const world = await meta().world()
  const account = world.accounts.find(({ id }) => id === halcyonIndia) as MetaWorld['accounts'][number]
  change(placedAds(account))
  await meta().setWorld(world)
}

test('ads come with campaign, ad set, title and picture, archived ones too', async () => {
  await syncNames(scope, halcyonIndia, options)
  const rows = await ads()
  expect(rows).toHaveLength(4)
  expect(rows.find(({ id }) => id === archived)).toEqual({
    id: archived,
    name: 'Last year’s throw',
    status: 'ARCHIVED',
    campaign: 'Winter - conversations',
    adSet: 'Messenger - wide',
    title: 'Last year’s throw, from Halcyon',
    thumbnail: 'https://scontent.linden.invalid/v/t45/thumb-04.jpg',
  })
  expect(await status()).toMatchObject({ name: 'Halcyon Looms India', adsAt: '2026-11-22T12:00:00.000Z' })
})

test('what is renamed is renamed here, and an ad that is listed no more keeps its name', async () => {
  await syncNames(scope, halcyonIndia, options)
  await changeAds((placed) => {
    for (const { ad, adSet, campaign } of placed) {
      campaign.name = 'Spring'
      if (ad.id === archived) adSet.ads = adSet.ads.filter(({ id }) => id !== archived)
    }
  })
  await syncNames(scope, halcyonIndia, options)
  const rows = await ads()
  expect(rows.map(({ campaign }) => campaign)).toEqual([
    'Spring',
    'Spring',
    'Spring',
    'Winter - conversations',
  ])
})

test('half a character at the end of a name, or a NUL within, costs no other name', async () => {
  await changeAds(([first]) => {
    if (first) Object.assign(first.ad, { name: 'Cut \ud83d', title: 'N\u0000L' })
  })
  await syncNames(scope, halcyonIndia, options)
  const rows = await ads()
  expect(rows).toHaveLength(4)
  expect(rows[0]).toMatchObject({ name: 'Cut \ufffd', title: 'N\ufffdL' })
})

test('names on many pages, some of them short or empty', async () => {
  await meta().setQuirks({ pageSize: 1, emptyPageEvery: 2 })
  await syncNames(scope, halcyonIndia, options)
  expect(await ads()).toHaveLength(4)
})

test('an account that has another zone or currency now is fetched anew', async () => {
  await syncFirstDays(scope, halcyonIndia, options)
  expect(await readWholeDays(database.owner, scope, halcyonIndia)).toHaveLength(8)
  await meta().changeAccount(halcyonIndia, { name: 'Halcyon', status: 2 })
  await syncNames(scope, halcyonIndia, options)
  expect(await status()).toMatchObject({ name: 'Halcyon', metaStatus: 2, state: 'live' })
  await meta().changeAccount(halcyonIndia, { timeZone: 'Europe/Berlin', currency: 'EUR' })
  await syncNames(scope, halcyonIndia, options)
  expect(await status()).toMatchObject({ timeZone: 'Europe/Berlin', currency: 'EUR', state: 'filling' })
  await orderDueSyncs(scope, { now })
  await syncFirstDays(scope, halcyonIndia, { now: () => now + 1 })
  const currencies = await database.owner`
    select distinct currency from ad_days where workspace_id = ${scope.workspaceId}`
  expect(currencies.map(({ currency }) => currency)).toEqual(['EUR'])
  expect((await status())?.state).toBe('live')
})

test('a zone that nobody here knows is read as UTC', async () => {
  await meta().changeAccount(halcyonIndia, { timeZone: 'Asia/Kolkata' })
  await database.owner`
    update ad_accounts set time_zone = 'Mars/Olympus' where workspace_id = ${scope.workspaceId}`
  await syncFirstDays(scope, halcyonIndia, options)
  expect(await status()).toMatchObject({ timeZone: 'Mars/Olympus', state: 'live' })
})
