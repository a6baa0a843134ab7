import { describe, expect, test } from 'vitest'
import { GraphError } from '@/lib/ads/graph/graph-error'
import { graphPages, type PagesQuestion } from '@/lib/ads/graph/graph-pages'
import { listAdAccounts } from '@/lib/ads/graph/list-ad-accounts'
import { listAds, type MetaAd } from '@/lib/ads/graph/list-ads'
import type { Patience } from '@/lib/ads/graph/patience'
import { readFixture } from '../../../fixtures/meta/read-fixture'
import { halcyonIndia, ines, smallWorld } from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'

const meta = useMetaStandIn(() => {
  const world = smallWorld()
  const adSet = world.accounts[0]?.campaigns[0]?.adSets[0]
  const [model] = adSet?.ads ?? []
  if (!adSet || !model) throw new Error('There is no ad to copy.')
  adSet.ads = Array.from({ length: 50 }, (_, number) => ({ ...model, id: `12023145099000${1000 + number}` }))
  return world
})
const quick: Patience = { tries: 2, timeoutMs: 5_000, firstDelayMs: 1 }
const path = `act_${halcyonIndia}/ads`

async function readPages(question: PagesQuestion = {}) {
  const login = { accessToken: await meta().issueToken(ines) }
  const pages: unknown[][] = []
  const reading = async () => {
    for await (const { rows } of graphPages(login, path, { limit: 10, patience: quick, ...question }))
      pages.push(rows)
  }
  const error = await reading().then(
    () => null,
    (reason: unknown) => reason,
  )
  return { pages, error: error instanceof GraphError ? error : null }
}

const idsOf = (pages: unknown[][]) => pages.flat().map((row) => (row as { id: string }).id)

test('reads on over short and empty pages, and no row twice', async () => {
  const { pages, error } = await readPages()
  expect(error).toBeNull()
  expect(pages.map(({ length }) => length)).toContain(0)
  expect(new Set(idsOf(pages)).size).toBe(51)
  expect(idsOf(pages)).toHaveLength(51)
})

test('never follows `next`, which would carry the token to another host', async () => {
  await readPages()
  const calls = await meta().calls()
  expect(calls.length).toBeGreaterThan(4)
  expect(calls.every((call) => call.path === path && !('access_token' in call.params))).toBe(true)
})

test('an edge without a row is one page', async () => {
  await meta().fail({ error: { status: 200, body: readFixture('graph-insights-empty') } })
  expect((await readPages()).pages).toEqual([[]])
})

describe('stops', () => {
  test('at a cursor that comes again', async () => {
    await meta().setQuirks({ cursors: 'loop' })
    const { error, pages } = await readPages()
    expect(error?.kind).toBe('too-much-data')
    expect(pages.length).toBeLessThan(4)
  })

  test('at a next page without a cursor', async () => {
    const body = { data: [], paging: { next: 'https://graph.facebook.com/v26.0/x' } }
    await meta().fail({ error: { status: 200, body } })
    expect((await readPages()).error?.kind).toBe('too-much-data')
  })

  test('after as many pages as it may', async () => {
    const { error, pages } = await readPages({ mostPages: 3 })
    expect(error?.kind).toBe('too-much-data')
    expect(pages).toHaveLength(2)
  })

  test('where the headers say that the quota is used up, with what it has', async () => {
    await meta().throttle({ headers: 'blocked' })
    const { error, pages } = await readPages()
    expect(error).toMatchObject({ kind: 'throttled', whom: 'app' })
    expect(error?.until?.getTime()).toBeGreaterThan(Date.now() + 18 * 60_000)
    expect(pages).toHaveLength(1)
  })

  test('at an error between the pages; what went before was only a part', async () => {
    await meta().fail({ error: { fixture: 'graph-error-190-463-expired' }, after: 2, times: null })
    const { error, pages } = await readPages()
    expect(error?.kind).toBe('token-dead')
    expect(pages).toHaveLength(2)
  })
})

test('a passing trouble between the pages costs no row', async () => {
  await meta().fail({ error: { fixture: 'graph-error-2-temporary' }, after: 2 })
  const { error, pages } = await readPages()
  expect(error).toBeNull()
  expect(idsOf(pages)).toHaveLength(51)
})

test('whoever stops reading hears nothing of the page that was on its way', async () => {
  await meta().fail({ error: { fixture: 'graph-error-190-463-expired' }, after: 1, times: null })
  const login = { accessToken: await meta().issueToken(ines) }
  for await (const { rows } of graphPages(login, path, { limit: 10 })) {
    expect(rows).toHaveLength(10)
    break
  }
})

describe('of an account', () => {
  test('every ad is listed, the archived one too, with campaign, ad set and creative', async () => {
    const login = { accessToken: await meta().issueToken(ines) }
    const ads: MetaAd[] = []
    for await (const page of listAds(login, halcyonIndia)) ads.push(...page.ads)
    expect(ads).toHaveLength(52)
    expect(ads.filter(({ status }) => status === 'ARCHIVED')).toEqual([
      {
        adId: '120231450987660441',
        name: 'Last year’s throw',
        status: 'ARCHIVED',
        campaignId: '120231450980020401',
        campaignName: 'Winter - conversations',
        adSetId: '120231450981130421',
        adSetName: 'Messenger - wide',
        destination: 'MESSENGER',
        title: 'Last year’s throw, from Halcyon',
        thumbnailUrl: 'https://scontent.linden.invalid/v/t45/thumb-04.jpg',
      },
    ])
  })

  test('ads that did not change are not asked for again', async () => {
    const login = { accessToken: await meta().issueToken(ines) }
    const pages = listAds(login, halcyonIndia, { updatedSince: new Date('2026-11-02T00:00:00Z') })
    expect((await pages.next()).value?.ads).toEqual([])
  })

  test('the fixtures’ ads and accounts are read', async () => {
    const login = { accessToken: await meta().issueToken(ines) }
    const lastPage = (body: unknown) => ({ status: 200, body })
    await meta().fail({ match: { path: 'ads' }, error: lastPage(readFixture('graph-ads-page2')) })
    const ads = await listAds(login, halcyonIndia).next()
    expect(ads.value?.ads[1]).toMatchObject({
      adId: '120231450987660404',
      status: 'ADSET_PAUSED',
      destination: 'MESSAGING_INSTAGRAM_DIRECT_WHATSAPP',
    })
    await meta().fail({
      match: { path: 'adaccounts' },
      error: lastPage(readFixture('graph-adaccounts-page2')),
    })
    expect(await listAdAccounts(login)).toMatchObject([
      { accountId: '873302214460913', currency: 'JPY', timeZone: 'Asia/Tokyo', status: 1 },
      { accountId: '873302214460914', currency: 'TWD', status: 2 },
    ])
  })
})
