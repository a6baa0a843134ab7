import { beforeEach, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { type AdDay, readAdDay } from '@/lib/ads/graph/ad-day'
import { listInsights } from '@/lib/ads/graph/list-insights'
import { syncFirstDays } from '@/lib/ads/sync/sync-first-days'
import { syncRevisedDays } from '@/lib/ads/sync/sync-revised-days'
import type { SyncOptions } from '@/lib/ads/sync/sync-run'
import { syncToday } from '@/lib/ads/sync/sync-today'
import { getAdAccountsStatus } from '@/lib/metrics/get-ad-accounts-status'
import { listDays } from '@/lib/period/day'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import {
  halcyonIndia,
  halcyonJapan,
  halcyonUs,
  halcyonVietnam,
  ines,
  smallWorldAt,
} from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'
import { addAccount, addLogin, readAdDays, readWholeDays } from './fixtures'

const database = useDatabase()
const at = '2026-11-22T12:00:00Z'
const meta = useMetaStandIn(() => smallWorldAt(at))
const now = Date.parse(at)
const ad = '120231450987660411'
const firstDay = '2026-11-02'
const allDays = listDays(firstDay, '2026-11-22')
let scope: Scope
let loginId: string

const options = (more: SyncOptions = {}): SyncOptions => ({
  now: () => now,
  patience: { tries: 2, timeoutMs: 5_000, firstDelayMs: 1 },
  looksMs: [1, 1, 1],
  ...more,
})

beforeEach(async () => {
  scope = (await castPlayers(database.owner)).alice.scope
  loginId = await addLogin(scope, await meta().issueToken(ines))
  await addAccount(scope, { loginId, accountId: halcyonIndia, at, firstDay })
})

const first = (more?: SyncOptions, accountId = halcyonIndia) => syncFirstDays(scope, accountId, options(more))
const whole = (accountId = halcyonIndia) => readWholeDays(database.owner, scope, accountId)
const stored = (accountId = halcyonIndia) => readAdDays(database.owner, scope, accountId)
const status = async (accountId = halcyonIndia, later = 0) =>
  (await getAdAccountsStatus(scope, { now: now + later })).find((account) => account.accountId === accountId)

/** What Meta has, read past everything that is tested here. */
async function atMeta(accountId = halcyonIndia, days = allDays) {
  const login = { accessToken: await meta().issueToken(ines) }
  const range = { since: days[0] ?? '', until: days.at(-1) ?? '' }
  const rows: AdDay[] = []
  for await (const page of listInsights(login, accountId, range)) rows.push(...page.days)
  return rows.map(toStored).sort((a, b) => keyOf(a).localeCompare(keyOf(b)))
}

const keyOf = (row: { day: string; adId: string; platform: string }) =>
  `${row.day} ${row.adId} ${row.platform}`
const toStored = ({
  day,
  adId,
  platform,
  spendMicros,
  currency,
  impressions,
  conversationsStarted,
}: AdDay) => ({
  day,
  adId,
  platform,
  spendMicros: String(spendMicros),
  currency,
  impressions: String(impressions),
  conversationsStarted: String(conversationsStarted),
})

async function rangesAsked(): Promise<string[]> {
  const calls = await meta().calls()
  const asked = calls.filter(({ path, params }) => path.endsWith('/insights') && !params.after)
  return asked.map(({ method, params }) => {
    const { since, until } = JSON.parse(params.time_range ?? '{}')
    return `${method} ${since} ${until}`
  })
}

describe('the first days', () => {
  test('come backwards in growing ranges until all that Meta has is stored, each day whole', async () => {
    await first()
    expect(await stored()).toEqual(await atMeta())
    expect(await whole()).toEqual(allDays)
    expect(await status()).toMatchObject({
      state: 'live',
      problem: null,
      progress: { daysDone: 20, daysTotal: 20 },
      missingDays: [],
      todayAt: '2026-11-22T12:00:00.000Z',
      revisedAt: null,
    })
  })

  test('are asked for once: two days, eight, and the rest', async () => {
    await meta().forgetCalls()
    await first()
    expect(await rangesAsked()).toEqual([
      'GET 2026-11-21 2026-11-22',
      'GET 2026-11-13 2026-11-20',
      'GET 2026-11-02 2026-11-12',
    ])
    await meta().forgetCalls()
    await first()
    expect(await rangesAsked()).toEqual([])
  })

  test('make room for others after their time, and are ordered again', async () => {
    let asked = 0
    const clock = () => now + 1_000 * asked++
    await first({ now: clock, budgetMs: 5_000 })
    const done = await whole()
    expect(done.length).toBeGreaterThan(0)
    expect(done.length).toBeLessThan(allDays.length)
    expect(await status()).toMatchObject({ state: 'filling' })
    const [job] = await database.owner`
      select key, run_at <= now() as "isDue" from graphile_worker.jobs where key like ${`%${scope.workspaceId}%`}`
    expect(job).toEqual({ key: `sync-ads-first ${scope.workspaceId} ${halcyonIndia}`, isDue: true })
    await first()
    expect(await whole()).toEqual(allDays)
  })

  test('of which there are more pages than any cap are halved, down to what can be read', async () => {
    await meta().setQuirks({ pageSize: 4 })
    await first({ mostPages: 5 })
    expect(await stored()).toEqual(await atMeta())
    expect(await whole()).toEqual(allDays)
  })

  test('whose one day has more pages than the cap are a trouble that is said, not half a day', async () => {
    await meta().setQuirks({ pageSize: 1 })
    await first({ mostPages: 3 })
    expect([await stored(), await whole()]).toEqual([[], []])
    expect(await status()).toMatchObject({
      state: 'failing',
      problem: 'Meta has more for this account than it hands out at once.',
      progress: { daysDone: 0, daysTotal: 20 },
    })
  })

  test('with more rows than we want to hold are halved before they are read on', async () => {
    await first({ mostRows: 30, limit: 10 })
    expect(await stored()).toEqual(await atMeta())
    expect((await rangesAsked()).length).toBeGreaterThan(4)
  })

  test('go on while pages loop nowhere: nothing is stored, and it is said', async () => {
    await meta().setQuirks({ pageSize: 4, cursors: 'loop' })
    await first()
    expect(await whole()).toEqual([])
    expect(await status()).toMatchObject({ state: 'failing' })
  })
})

describe('too much data', () => {
  test('is halved', async () => {
    const expected = await atMeta()
    await meta().setQuirks({ mostRowsAtOnce: 32 })
    await meta().forgetCalls()
    await first()
    expect(await stored()).toEqual(expected)
    expect((await rangesAsked()).slice(0, 4)).toEqual([
      'GET 2026-11-21 2026-11-22',
      'GET 2026-11-13 2026-11-20',
      'GET 2026-11-17 2026-11-20',
      'GET 2026-11-13 2026-11-16',
    ])
  })

  test('in a single day comes as a report', async () => {
    const expected = await atMeta()
    await meta().setQuirks({ mostRowsAtOnce: 7 })
    await meta().forgetCalls()
    await first()
    expect(await stored()).toEqual(expected)
    expect(await whole()).toEqual(allDays)
    expect((await rangesAsked()).slice(0, 4)).toEqual([
      'GET 2026-11-21 2026-11-22',
      'GET 2026-11-22 2026-11-22',
      'POST 2026-11-22 2026-11-22',
      'GET undefined undefined',
    ])
  })

  test('is left to a later run while Meta prepares it, which is given the report back', async () => {
    await meta().setQuirks({ mostRowsAtOnce: 7, reports: { polls: 4, end: 'Job Completed' } })
    await syncToday(scope, halcyonIndia, options())
    expect(await whole()).toEqual([])
    const job = await takeJob('sync-ads-today')
    expect(job).toMatchObject({ accountId: halcyonIndia, report: { day: '2026-11-22', startedAt: now } })
    await meta().forgetCalls()
    await syncToday(scope, halcyonIndia, options({ report: job.report }))
    expect(await whole()).toEqual(['2026-11-22'])
    expect((await meta().calls()).filter(({ method }) => method === 'POST')).toEqual([])
    expect(await status()).toMatchObject({ state: 'filling' })
  })

  test('that Meta does not finish within an hour is a trouble that is said', async () => {
    await meta().setQuirks({ mostRowsAtOnce: 7, reports: { polls: 1_000, end: 'Job Completed' } })
    await syncToday(scope, halcyonIndia, options())
    const { report } = await takeJob('sync-ads-today')
    await syncToday(scope, halcyonIndia, options({ report, now: () => now + 3_700_000 }))
    expect(await status()).toMatchObject({ state: 'failing' })
  })

  test.each(['Job Failed', 'Job Skipped'] as const)(
    'whose report ends as %s is asked for once more, and never empty',
    async (end) => {
      await meta().setQuirks({ mostRowsAtOnce: 7, reports: { polls: 0, end } })
      await meta().forgetCalls()
      await first()
      expect((await meta().calls()).filter(({ method }) => method === 'POST')).toHaveLength(2)
      expect(await whole()).toEqual([])
      expect(await status()).toMatchObject({
        state: 'failing',
        problem: 'Meta could not be read just now; we try again by ourselves.',
      })
    },
  )
})

async function takeJob(task: string) {
  const [job] = await database.owner`
    select payload from graphile_worker._private_jobs where key = ${`${task} ${scope.workspaceId} ${halcyonIndia}`}`
  return job?.payload
}

describe('what Meta revises', () => {
  const revise = () => syncRevisedDays(scope, halcyonIndia, options({ now: () => now + 86_400_000 }))
  const figures = { spend: '0.5', impressions: 3, clicks: 1, linkClicks: 1, conversationsStarted: 0 }

  test('falls, vanishes and comes, and is stored as it is then', async () => {
    await first()
    await meta().reviseDays(ad, [
      { day: '2026-11-10', platform: 'facebook', figures },
      { day: '2026-11-11', platform: 'facebook', figures: null },
      { day: '2026-11-12', platform: 'threads', figures },
    ])
    const before = await stored()
    await revise()
    const after = await stored()
    expect(after).toEqual(await atMeta())
    const change = (rows: typeof after, day: string, platform: string) =>
      rows.find((row) => row.adId === ad && row.day === day && row.platform === platform)?.spendMicros
    expect(Number(change(before, '2026-11-10', 'facebook'))).toBeGreaterThan(500_000)
    expect(change(after, '2026-11-10', 'facebook')).toBe('500000')
    expect(change(before, '2026-11-11', 'facebook')).toBeDefined()
    expect(change(after, '2026-11-11', 'facebook')).toBeUndefined()
    expect(change(after, '2026-11-12', 'threads')).toBe('500000')
    expect(await status()).toMatchObject({ revisedAt: '2026-11-23T12:00:00.000Z' })
  })

  test('is not asked for again where it was just fetched, nor before the first day', async () => {
    await first()
    await meta().forgetCalls()
    await syncRevisedDays(scope, halcyonIndia, options())
    expect(await rangesAsked()).toEqual([])
    await revise()
    expect((await rangesAsked()).at(-1)).toBe('GET 2026-11-02 2026-11-13')
  })

  test('is not undone by a run that asked earlier and answers later', async () => {
    await first({ now: () => now + 5_000 })
    await meta().reviseDays(ad, [{ day: '2026-11-22', platform: 'facebook', figures }])
    const before = await stored()
    await syncToday(scope, halcyonIndia, options())
    expect(await stored()).toEqual(before)
    await syncToday(scope, halcyonIndia, options({ now: () => now + 6_000 }))
    expect(await stored()).toEqual(await atMeta())
  })
})

describe('today', () => {
  test('is a day of the account’s zone, also by an old name', async () => {
    const evening = '2026-11-22T18:30:00Z'
    await meta().setQuirks({ now: evening })
    const zones = { [halcyonVietnam]: 'Asia/Saigon', [halcyonUs]: 'America/New_York' }
    for (const [accountId, timeZone] of Object.entries(zones)) {
      await addAccount(scope, { loginId, accountId, timeZone, at: evening })
      await syncToday(scope, accountId, options({ now: () => Date.parse(evening) }))
    }
    expect(await whole(halcyonVietnam)).toEqual(['2026-11-23'])
    expect(await whole(halcyonUs)).toEqual(['2026-11-22'])
    expect(await status(halcyonVietnam)).toMatchObject({ timeZone: 'Asia/Saigon', firstDay: '2026-08-25' })
  })

  test('takes along the days that ended since', async () => {
    await syncToday(scope, halcyonIndia, options())
    expect(await whole()).toEqual(['2026-11-22'])
    // It is 02:30 of the next day in Kolkata, and was fetched at 17:30.
    const night = '2026-11-22T21:00:00Z'
    await meta().setQuirks({ now: night })
    await meta().forgetCalls()
    await syncToday(scope, halcyonIndia, options({ now: () => Date.parse(night) }))
    await syncToday(scope, halcyonIndia, options({ now: () => Date.parse(night) + 900_000 }))
    const later = '2026-11-23T03:00:00Z'
    await syncToday(scope, halcyonIndia, options({ now: () => Date.parse(later) }))
    await syncToday(scope, halcyonIndia, options({ now: () => Date.parse(later) + 900_000 }))
    expect(await rangesAsked()).toEqual([
      'GET 2026-11-22 2026-11-23',
      'GET 2026-11-22 2026-11-23',
      'GET 2026-11-22 2026-11-23',
      'GET 2026-11-23 2026-11-23',
    ])
  })
})

test('two accounts, two currencies, each as it is', async () => {
  await addAccount(scope, {
    loginId,
    accountId: halcyonJapan,
    currency: 'JPY',
    timeZone: 'Asia/Tokyo',
    at,
    firstDay,
  })
  await first()
  await first({}, halcyonJapan)
  const currencies = async (accountId: string) => [
    ...new Set((await stored(accountId)).map(({ currency }) => currency)),
  ]
  expect([await currencies(halcyonIndia), await currencies(halcyonJapan)]).toEqual([['INR'], ['JPY']])
  expect(await stored(halcyonJapan)).toEqual(await atMeta(halcyonJapan))
})

describe('a row that cannot be read', () => {
  const spoil = (day: string, raw: Record<string, unknown>) => {
    const figures = { spend: '9', impressions: 3, clicks: 1, linkClicks: 1, conversationsStarted: 0, raw }
    return meta().reviseDays(ad, [{ day, platform: 'facebook', figures }])
  }

  test('is a hole that is said, keeps nobody else out, and closes once it can be read', async () => {
    await spoil('2026-11-10', { spend: null })
    await first()
    expect(await whole()).toEqual(allDays.filter((day) => day !== '2026-11-10'))
    expect(await stored()).toEqual(await atMeta())
    const hole = {
      state: 'failing',
      problem:
        'Some of what Meta sent for 10 Nov 2026 could not be read, so figures are missing there. We try again by ourselves.',
      missingDays: ['2026-11-10'],
    }
    expect(await status()).toMatchObject(hole)
    const [job] = await database.owner`
      select run_at = ${new Date(now + 3_600_000).toISOString()}::timestamptz as "isInAnHour" from graphile_worker.jobs
      where key = ${`sync-ads-first ${scope.workspaceId} ${halcyonIndia}`}`
    expect(job).toEqual({ isInAnHour: true })
    // The other syncs do not hide it.
    await syncToday(scope, halcyonIndia, options())
    expect(await status()).toMatchObject(hole)
    await meta().setWorld(smallWorldAt(at))
    await first({ now: () => now + 1 })
    expect(await status()).toMatchObject({ state: 'live', problem: null, missingDays: [] })
    expect(await stored()).toEqual(await atMeta())
  })

  test('leaves what was known of its day', async () => {
    await first()
    const before = await stored()
    await spoil('2026-11-22', { impressions: 'many' })
    await syncToday(scope, halcyonIndia, options({ now: () => now + 1 }))
    expect(await stored()).toEqual(before)
    expect(await whole()).toEqual(allDays.slice(0, -1))
    expect(await status()).toMatchObject({ state: 'failing' })
  })

  test.each([
    ['says no day', { date_start: null }],
    ['says a day that nobody asked for', { date_start: '2026-03-01', date_stop: '2026-03-01' }],
    ['says a day that does not exist', { date_start: '2026-11-31', date_stop: '2026-11-31' }],
  ])('and %s leaves none of the days whole that it came with', async (_, raw) => {
    expect(readAdDay(raw)).toHaveProperty('reason')
    await spoil('2026-11-22', raw)
    await first()
    expect((await whole()).at(-1)).toBe('2026-11-20')
    expect(await status()).toMatchObject({ state: 'failing', missingDays: ['2026-11-21'] })
  })
})
