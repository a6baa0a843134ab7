import { describe, expect, test } from 'vitest'
import { type AdDay, readAdDay } from '@/lib/ads/graph/ad-day'
import { GraphError } from '@/lib/ads/graph/graph-error'
import { readInsightsReport, startInsightsReport } from '@/lib/ads/graph/insights-report'
import { type DayRange, listInsights, listReport } from '@/lib/ads/graph/list-insights'
import { readFixture } from '../../../fixtures/meta/read-fixture'
import { halcyonIndia, halcyonJapan, ines, smallWorldAt } from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'

const meta = useMetaStandIn(() => smallWorldAt('2026-11-22T12:00:00Z'))
const week: DayRange = { since: '2026-11-02', until: '2026-11-08' }
const ad = '120231450987660411'
const login = async () => ({ accessToken: await meta().issueToken(ines) })

async function read(accountId = halcyonIndia, range = week) {
  const found = { days: [] as AdDay[], unreadable: [] as unknown[] }
  for await (const page of listInsights(await login(), accountId, range, { limit: 7 })) {
    found.days.push(...page.days)
    found.unreadable.push(...page.unreadable)
  }
  return found
}

const rowOf = (days: AdDay[], day: string, platform = 'facebook') =>
  days.find((row) => row.adId === ad && row.day === day && row.platform === platform)
const figures = { spend: '988.1', impressions: 1_200, clicks: 40, linkClicks: 21, conversationsStarted: 9 }

test('every ad, day and platform once, and the archived ad only while it ran', async () => {
  const { days, unreadable } = await read()
  expect(unreadable).toEqual([])
  expect(days).toHaveLength(3 * 7 * 2)
  expect(new Set(days.map(({ adId, day, platform }) => `${adId} ${day} ${platform}`)).size).toBe(days.length)
  expect(days.every((row) => row.currency === 'INR' && row.spendMicros > 0n)).toBe(true)
  expect((await read(halcyonIndia, { since: '2026-10-31', until: '2026-10-31' })).days).toHaveLength(4 * 2)
})

test('the same question has the same answer, until Meta revises a day; then it may be less', async () => {
  const first = await read()
  expect(await read()).toEqual(first)
  await meta().reviseDays(ad, [{ day: '2026-11-03', platform: 'facebook', figures }])
  await meta().reviseDays(ad, [{ day: '2026-11-04', platform: 'facebook', figures: null }])
  await meta().reviseDay(halcyonIndia, '2026-11-05', 0.5)
  const { days } = await read()
  expect(rowOf(days, '2026-11-03')).toEqual({
    adId: ad,
    day: '2026-11-03',
    platform: 'facebook',
    spendMicros: 988_100_000n,
    currency: 'INR',
    impressions: 1_200n,
    clicks: 40n,
    linkClicks: 21n,
    conversationsStarted: 9n,
  })
  expect(rowOf(days, '2026-11-04')).toBeUndefined()
  const spent = (rows: AdDay[]) => Number(rowOf(rows, '2026-11-05')?.spendMicros)
  expect(spent(days) / spent(first.days)).toBeCloseTo(0.5, 2)
})

test('a metric of zero is absent at Meta and zero here', async () => {
  const none = { spend: '0.07', impressions: 61, clicks: 0, linkClicks: 0, conversationsStarted: 0 }
  await meta().reviseDays(ad, [{ day: '2026-11-03', platform: 'audience_network', figures: none }])
  expect(rowOf((await read()).days, '2026-11-03', 'audience_network')).toMatchObject({
    spendMicros: 70_000n,
    clicks: 0n,
    linkClicks: 0n,
    conversationsStarted: 0n,
  })
})

test('yen have no cents', async () => {
  const { days } = await read(halcyonJapan)
  expect(days.every(({ spendMicros }) => spendMicros % 1_000_000n === 0n)).toBe(true)
})

test('a bad row costs no other, and is not nothing spent', async () => {
  const raw = { spend: null }
  await meta().reviseDays(ad, [{ day: '2026-11-03', platform: 'facebook', figures: { ...figures, raw } }])
  const { days, unreadable } = await read()
  expect(days).toHaveLength(3 * 7 * 2 - 1)
  expect(unreadable).toEqual([{ adId: ad, day: '2026-11-03', reason: 'spend is not what Meta promises' }])
})

test('the pages of the fixtures are read', () => {
  const rows = ['graph-insights-page1', 'graph-insights-page2'] as const
  const read = rows.flatMap((name) => readFixture<{ data: unknown[] }>(name).data).map(readAdDay)
  expect(
    read.map((day) => 'spendMicros' in day && [day.platform, day.spendMicros, day.conversationsStarted]),
  ).toEqual([
    ['facebook', 2_210_460_000n, 117n],
    ['instagram', 764_900_000n, 57n],
    ['facebook', 1_893_000_000n, 126n],
    ['instagram', 318_750_000n, 18n],
    ['audience_network', 70_000n, 0n],
  ])
})

describe('a row is not read', () => {
  const good = {
    ad_id: ad,
    date_start: '2026-11-03',
    date_stop: '2026-11-03',
    publisher_platform: 'facebook',
    account_currency: 'INR',
    spend: '12.345',
  }
  const started = 'onsite_conversion.messaging_conversation_started_7d'

  test('unless it is good', () => {
    expect(readAdDay(good)).toMatchObject({ spendMicros: 12_345_000n, impressions: 0n })
  })

  test.each([
    ['spend', { spend: '1e3' }],
    ['spend', { spend: null }],
    ['spend', { spend: '-1.00' }],
    ['spend', { spend: 12.5 }],
    ['impressions', { impressions: 12 }],
    ['impressions', { impressions: '1.5' }],
    ['clicks', { clicks: null }],
    ['ad_id', { ad_id: 120231450987660400 }],
    ['ad_id', { ad_id: undefined }],
    ['date_start', { date_start: '03.11.2026' }],
    ['date_stop', { date_stop: '2026-11-09' }],
    ['publisher_platform', { publisher_platform: undefined }],
    ['account_currency', { account_currency: null }],
    ['actions', { actions: [{ action_type: started, value: 'many' }] }],
    ['actions', { actions: [{ action_type: started }] }],
    ['actions', { actions: 'none' }],
  ])('whose %s is wrong: %j', (field, change) => {
    expect(readAdDay({ ...good, ...change })).toMatchObject({ reason: `${field} is not what Meta promises` })
  })

  test.each([null, 'row', 7, []])('that is %j', (row) => {
    expect(readAdDay(row)).toMatchObject({ adId: null, day: null })
  })

  test('kinds of actions are never added up', () => {
    const action = (action_type: string, value: string) => ({ action_type, value })
    const actions = [action('onsite_conversion.total_messaging_connection', '42'), action(started, '39')]
    expect(readAdDay({ ...good, actions })).toMatchObject({ conversationsStarted: 39n })
  })
})

describe('a range that is too large', () => {
  const kindOf = async (asked: Promise<unknown>) =>
    asked.then(
      () => 'answered',
      (error: unknown) => (error instanceof GraphError ? error.kind : String(error)),
    )

  test('is refused at once, answered when halved, and answered whole by a report', async () => {
    const whole = await read()
    await meta().setQuirks({ mostRowsAtOnce: 32 })
    expect(await kindOf(read())).toBe('too-much-data')
    expect(await kindOf(read(halcyonIndia, { since: '2026-11-02', until: '2026-11-05' }))).toBe('answered')
    const token = await login()
    const reportId = await startInsightsReport(token, halcyonIndia, week)
    const looks = []
    for (let look = 0; look < 3; look += 1) looks.push(await readInsightsReport(token, reportId))
    expect(looks).toEqual([
      { isDone: false, percent: 0 },
      { isDone: false, percent: 100 },
      { isDone: true, percent: 100 },
    ])
    const days: AdDay[] = []
    for await (const page of listReport(token, reportId, { limit: 7 })) days.push(...page.days)
    expect(days).toEqual(whole.days)
  })

  test.each(['Job Failed', 'Job Skipped'] as const)('is not empty because Meta says %s', async (end) => {
    await meta().setQuirks({ reports: { polls: 0, end } })
    const token = await login()
    const reportId = await startInsightsReport(token, halcyonIndia, week)
    expect(await kindOf(readInsightsReport(token, reportId))).toBe('temporary')
  })

  test('a report that is no more is gone', async () => {
    expect(await kindOf(readInsightsReport(await login(), '6351299999999999'))).toBe('gone')
  })
})

test('days before the history are refused, days to come have no rows', async () => {
  await expect(read(halcyonIndia, { since: '2020-01-01', until: '2020-01-02' })).rejects.toMatchObject({
    code: 3018,
  })
  await meta().setQuirks({ now: '2026-11-05T20:00:00Z' })
  const { days } = await read()
  // In Kolkata it is the sixth already.
  expect([...new Set(days.map(({ day }) => day))].sort().at(-1)).toBe('2026-11-06')
})
