import { describe, expect, test } from 'vitest'
import { usualColumns } from '@/app/w/[workspace]/click-to-haptik/ad-columns'
import { readOverviewState } from '@/app/w/[workspace]/click-to-haptik/overview-state'
import { toAdDaysTable } from '@/app/w/[workspace]/click-to-haptik/to-ad-days-table'
import { toAdsTable } from '@/app/w/[workspace]/click-to-haptik/to-ads-table'
import type { AdsOverview } from '@/lib/metrics/ads-overview'
import { sampleAd, sampleOverview, sampleTotals } from './ads-overview/sample-overview'

const page = '/w/fab-cart/click-to-haptik'
const days = 'from=2026-11-21&to=2026-11-22'
const read = (query: Record<string, string> = {}) =>
  readOverviewState(
    { slug: 'fab-cart', timeZone: 'Asia/Kolkata' },
    { from: '2026-11-21', to: '2026-11-22', ...query },
    Date.parse('2026-11-22T12:00:00Z'),
  )

const inr = (amount: string) => ({ currency: 'INR', amount })
const usd = (amount: string) => ({ currency: 'USD', amount })
const options = {
  locale: 'en-GB',
  mayLink: true,
  columns: usualColumns,
  resizing: { cookie: 'ad-widths', widths: {} },
}
const tableOf = (given: Partial<AdsOverview>, query: Record<string, string> = {}) =>
  toAdsTable(sampleOverview(given), read(query), options)

describe('the table of ads', () => {
  const ads = [sampleAd('1', { journey: { id: 'j', name: 'Buy' } }), sampleAd('2', { goals: 0, goalRate: 0 })]

  test('leads from an ad to its page, its conversations, its goals and its journey', () => {
    const [linked, unlinked] = tableOf({ ads }, { platform: 'facebook' }).rows
    expect(linked?.adHref).toBe(`/w/fab-cart/ads/1?${days}`)
    expect(linked?.href).toBe(`/w/fab-cart/conversations?${days}&source=ads&ad=1&platform=facebook`)
    expect(linked?.goalsHref).toBe(`${linked?.href}&goal=reached`)
    expect(linked?.journey).toEqual({
      name: 'Buy',
      href: `${page}?${days}&platform=facebook&follow=1#user-journey`,
    })
    expect(unlinked).toMatchObject({ journey: null, linkHref: '/w/fab-cart/journeys?link=2' })
  })

  test('offers no link to those who may not save one', () => {
    const { rows } = toAdsTable(sampleOverview({ ads }), read(), { ...options, mayLink: false })
    expect(rows.map(({ linkHref }) => linkHref)).toEqual([null, null])
  })

  test('says nothing of goals before one is live', () => {
    expect(tableOf({ ads }).hasGoal).toBe(true)
    expect(tableOf({ ads, goalVersion: null }).hasGoal).toBe(false)
  })

  test('shows pictures of Meta alone', () => {
    const pictures = ['https://scontent.xx.fbcdn.net/a.jpg', 'https://pictures.example/a.jpg']
    const { rows } = tableOf({ ads: pictures.map((thumbnailUrl) => sampleAd('1', { thumbnailUrl })) })
    expect(rows.map(({ thumbnailUrl }) => thumbnailUrl)).toEqual([pictures[0], null])
  })

  test.each<[string, string, string | undefined]>([
    ['-conversations', 'conversations', `${page}?${days}&sort=conversations`],
    ['conversations', 'conversations', `${page}?${days}`],
    ['goals', 'rate', `${page}?${days}&sort=-rate`],
    ['-rate', 'rate', `${page}?${days}&sort=rate`],
    ['-goals', 'ad', `${page}?${days}&sort=ad`],
    ['-goals', 'per-goal', `${page}?${days}&sort=-per-goal`],
  ])('sorted by %s, a click on %s sorts anew', (sort, column, href) => {
    expect(tableOf({ ads }, { sort, page: 'cursor' }).sort.hrefs[column]).toBe(href)
  })
})

describe('the bars of the column that is sorted by', () => {
  const bars = (ads: AdsOverview['ads'], sort: string) =>
    tableOf({ ads }, { sort }).rows.map(({ bar }) => bar)

  test('are as long as the figure is to the largest', () => {
    const ads = [sampleAd('1', { conversations: 40 }), sampleAd('2', { conversations: 10 })]
    expect(bars(ads, '-conversations')).toEqual([1, 0.25])
    expect(bars(ads, 'ad')).toEqual([null, null])
  })

  test('never compare two currencies, and are absent without a figure', () => {
    const ads = [inr('100'), usd('8'), inr('50'), usd('2'), null].map((spend) => sampleAd('1', { spend }))
    expect(bars(ads, '-spend')).toEqual([1, 1, 0.5, 0.25, null])
  })
})

describe('pages', () => {
  test('are in the address, with how many there are', () => {
    const { pager } = tableOf(
      { ads: [sampleAd('1')], adsTotal: 5000, next: 'n', previous: 'p' },
      { sort: 'ad' },
    )
    expect(pager).toEqual({
      newerHref: `${page}?${days}&sort=ad&page=p`,
      olderHref: `${page}?${days}&sort=ad&page=n`,
      note: '1 of 5,000 ads',
    })
  })

  test('a list of one page has no pager', () => {
    expect(tableOf({ ads: [sampleAd('1')] }).pager).toEqual({})
  })
})

test('the totals say how many ads, and the change against the period before', () => {
  const { totals } = tableOf({
    adsTotal: 38,
    totals: { ...sampleTotals, previous: { ...sampleTotals, conversations: 16 } },
  })
  expect(totals).toMatchObject({ ads: '38 ads', conversations: 20, change: 0.25 })
})

test('the table of days has the newest first, and no rate without a conversation', () => {
  const { rows, hasCost } = toAdDaysTable(sampleOverview(), read({ ad: '1' }), 'en-GB')
  expect(rows.map(({ day, bar, goalRate, isUnfinished }) => [day, bar, goalRate, isUnfinished])).toEqual([
    ['2026-11-22', 0, null, true],
    ['2026-11-21', 1, 0.2, false],
  ])
  expect(rows[1]?.goalsHref).toBe(
    '/w/fab-cart/conversations?from=2026-11-21&to=2026-11-21&source=ads&ad=1&goal=reached',
  )
  expect(hasCost).toBe(false)
})
