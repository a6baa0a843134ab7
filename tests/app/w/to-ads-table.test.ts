import { describe, expect, test } from 'vitest'
import { readOverviewState } from '@/app/w/[workspace]/click-to-haptik/overview-state'
import { toAdDaysTable } from '@/app/w/[workspace]/click-to-haptik/to-ad-days-table'
import { toAdsTable } from '@/app/w/[workspace]/click-to-haptik/to-ads-table'
import type { AdsOverview } from '@/lib/metrics/get-ads-overview'
import type { AdFigures } from '@/lib/metrics/to-ad-figures'

const page = '/w/fab-cart/click-to-haptik'
const days = 'from=2026-11-21&to=2026-11-22'
const read = (query: Record<string, string> = {}) =>
  readOverviewState(
    { slug: 'fab-cart', timeZone: 'Asia/Kolkata' },
    { from: '2026-11-21', to: '2026-11-22', ...query },
    Date.parse('2026-11-22T12:00:00Z'),
  )

const ad = (adId: string, given: Partial<AdFigures>) =>
  ({
    adId,
    name: null,
    conversations: 10,
    goals: 4,
    goalRate: 0.4,
    journey: null,
    platforms: [],
    ...given,
  }) as AdFigures

const overview = {
  goalVersion: 2,
  totals: { conversations: 20, goals: 4, goalRate: 0.2 },
  ads: [ad('1', { journey: { id: 'j', name: 'Buy' } }), ad('2', { goals: 0, goalRate: 0 })],
  days: [
    { day: '2026-11-21', conversations: 20, goals: 4 },
    { day: '2026-11-22', conversations: 0, goals: 0 },
  ],
} as AdsOverview
const options = { locale: 'en-GB', mayLink: true }

describe('the table of ads', () => {
  test('leads from an ad to its conversations, its goals and its journey', () => {
    const [linked, unlinked] = toAdsTable(overview, read({ platform: 'facebook' }), options).rows
    expect(linked?.href).toBe(`/w/fab-cart/conversations?${days}&source=ads&ad=1&platform=facebook`)
    expect(linked?.goalsHref).toBe(`${linked?.href}&goal=reached`)
    expect(linked?.journey).toEqual({
      name: 'Buy',
      href: `${page}?${days}&platform=facebook&follow=1#user-journey`,
    })
    expect(unlinked).toMatchObject({ journey: null, linkHref: '/w/fab-cart/journeys?link=2' })
  })

  test('offers no link to those who may not save one', () => {
    const { rows } = toAdsTable(overview, read(), { ...options, mayLink: false })
    expect(rows.map(({ linkHref }) => linkHref)).toEqual([null, null])
  })

  test('says nothing of goals before one is live', () => {
    expect(toAdsTable(overview, read(), options).hasGoal).toBe(true)
    expect(toAdsTable({ ...overview, goalVersion: null }, read(), options).hasGoal).toBe(false)
  })

  test.each<[string, string, string | undefined]>([
    ['-conversations', 'conversations', `${page}?${days}&sort=conversations`],
    ['conversations', 'conversations', `${page}?${days}`],
    ['goals', 'rate', `${page}?${days}&sort=-rate`],
    ['-rate', 'rate', `${page}?${days}&sort=rate`],
    ['-goals', 'ad', `${page}?${days}&sort=ad`],
  ])('sorted by %s, a click on %s sorts anew', (sort, column, href) => {
    expect(toAdsTable(overview, read({ sort }), options).sort.hrefs[column]).toBe(href)
  })
})

test('the table of days has the newest first, and no rate without a conversation', () => {
  const { rows } = toAdDaysTable(overview, read({ ad: '1' }), 'en-GB')
  expect(rows.map(({ day, bar, goalRate, isUnfinished }) => [day, bar, goalRate, isUnfinished])).toEqual([
    ['2026-11-22', 0, null, true],
    ['2026-11-21', 1, 0.2, false],
  ])
  expect(rows[1]?.goalsHref).toBe(
    '/w/fab-cart/conversations?from=2026-11-21&to=2026-11-21&source=ads&ad=1&goal=reached',
  )
})
