import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inWorkspace } from '@/db/workspace'
import type { OpenLogin } from '@/lib/access/meta/open-login'
import { removeAdAccount } from '@/lib/access/meta/remove-ad-account'
import type { AdDay } from '@/lib/ads/graph/ad-day'
import { NoLongerWanted } from '@/lib/ads/sync/hold-account'
import { storeRange } from '@/lib/ads/sync/store-range'
import { sumUpWeeks } from '@/lib/ads/sync/sum-weeks'
import type { SyncRun } from '@/lib/ads/sync/sync-run'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { addDays, listDays } from '@/lib/period/day'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAccount, addLogin } from './fixtures'

const database = useDatabase()
const accountId = '1'
const firstDay = '2026-11-02'

async function connect(): Promise<SyncRun> {
  const { scope } = (await castPlayers(database.owner)).alice
  const loginId = await addLogin(scope, 'token')
  await addAccount(scope, { loginId, accountId, at: '2026-11-20T10:00:00Z', firstDay })
  const account = {
    accountId,
    loginId,
    zone: 'UTC',
    timeZone: 'UTC',
    currency: 'INR',
    firstDay,
    todayAt: null,
  }
  const now = () => Date.parse('2026-11-20T10:00:00Z')
  // Storing asks nothing of Meta.
  const login = {} as OpenLogin
  return {
    scope,
    account,
    login,
    options: {},
    now,
    until: now() + 1_000_000,
    stayWanted: async () => {},
  } as SyncRun
}

const day = fc.integer({ min: 0, max: 17 }).map((count) => addDays(firstDay, count))
const row = fc.record({
  adId: fc.constantFrom('1', '2', '3'),
  platform: fc.constantFrom('facebook', 'instagram'),
  spendMicros: fc.bigInt(0n, 9_000_000n),
  impressions: fc.bigInt(0n, 9n),
})
/** An answer for some days; the one after may have less of them, or nothing. */
const answer = fc.record({
  since: day,
  length: fc.integer({ min: 0, max: 5 }),
  rows: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 5 }), row), {
    selector: ([at, { adId, platform }]) => [at, adId, platform].join(),
    maxLength: 8,
  }),
  isHoled: fc.integer({ min: 0, max: 4 }).map((value) => value === 0),
  isSummedUp: fc.boolean(),
})

test('however days are written over, sums are those of what is stored, and figures those of the sums', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 6 }), async (answers) => {
      const run = await connect()
      for (const [index, { since, length, rows, isHoled, isSummedUp }] of answers.entries()) {
        const until = addDays(since, length)
        const stored = rows.flatMap(([at, drawn]): AdDay[] => {
          const figures = { clicks: 1n, linkClicks: 1n, conversationsStarted: 2n, currency: 'INR' }
          return at > length ? [] : [{ ...drawn, ...figures, day: addDays(since, at) }]
        })
        const unreadable = isHoled ? [{ adId: '1', day: since, reason: 'spend' }] : []
        const askedAt = new Date(run.now() + index * 60_000).toISOString()
        await storeRange(run, { since, until, rows: stored, unreadable, askedAt, pause: null })
        if (isSummedUp) await sumUpWeeks(run)
        expect(await verifyCounters(run.scope)).toEqual([])
      }
      const period = { from: addDays(firstDay, 1), to: addDays(firstDay, 16) }
      const before = await getAdsOverview(run.scope, period)
      const spent = await readSpent(run, period)
      expect(before.totals.spend[0]?.amount ?? '0').toBe(spent.total)
      expect(new Map(before.ads.map((ad) => [ad.adId, ad.spend?.amount]))).toEqual(spent.byAd)
      await sumUpWeeks(run)
      expect(await getAdsOverview(run.scope, period)).toEqual(before)
    }),
    { numRuns: 20 },
  )
}, 60_000)

async function readSpent({ scope }: SyncRun, { from, to }: { from: string; to: string }) {
  const rows = await database.owner<{ adId: string; spent: string }[]>`
    select ad_id as "adId", (sum(spend_micros) / 1000000)::numeric::text as spent from ad_days
    where workspace_id = ${scope.workspaceId} and day between ${from} and ${to} group by 1`
  const amount = (text: string) => String(Number(text))
  const total = rows.reduce((sum, { spent }) => sum + Math.round(Number(spent) * 1e6), 0) / 1e6
  return { total: String(total), byAd: new Map(rows.map(({ adId, spent }) => [adId, amount(spent)])) }
}

test('a week is summed up by the next run when one was cut off before it came to that', async () => {
  const run = await connect()
  const { scope } = run
  const rowOf = (on: string): AdDay => ({
    ...{ adId: '1', day: on, platform: 'facebook', spendMicros: 1n, currency: 'INR' },
    ...{ impressions: 1n, clicks: 1n, linkClicks: 1n, conversationsStarted: 1n },
  })
  const days = listDays('2026-11-09', '2026-11-10')
  const store = (askedAt: string) =>
    storeRange(run, {
      ...{
        since: '2026-11-09',
        until: '2026-11-10',
        rows: days.map(rowOf),
        unreadable: [],
        askedAt,
        pause: null,
      },
    })
  const readWeeks = () =>
    inWorkspace(scope, async ({ sql }) => [
      ...(await sql`select week, is_summed from ad_account_weeks where workspace_id = ${scope.workspaceId}`),
      ...(await sql`select days from ad_weeks where workspace_id = ${scope.workspaceId}`),
    ])
  await store('2026-11-20T10:00:00Z')
  expect(await readWeeks()).toEqual([{ week: '2026-11-09', is_summed: false }])
  await sumUpWeeks(run)
  expect(await readWeeks()).toEqual([{ week: '2026-11-09', is_summed: true }, { days: 2 }])
  await store('2026-11-20T10:01:00Z')
  expect(await readWeeks()).toEqual([{ week: '2026-11-09', is_summed: false }, { days: 2 }])
})

test('nothing is summed up of an account that was removed, and nothing of it is left', async () => {
  const run = await connect()
  const { scope } = run
  const nothing = { since: firstDay, until: firstDay, rows: [], unreadable: [], pause: null }
  await storeRange(run, { ...nothing, askedAt: '2026-11-20T10:00:00Z' })
  const other = { ...run, account: { ...run.account, accountId: '2' } }
  await removeAdAccount(scope, { accountId })
  await expect(storeRange(run, { ...nothing, askedAt: '2026-11-20T11:00:00Z' })).rejects.toThrow(
    NoLongerWanted,
  )
  await sumUpWeeks(run)
  await sumUpWeeks(other)
  const left = await inWorkspace(
    scope,
    ({ sql }) => sql`select from ad_account_weeks where workspace_id = ${scope.workspaceId}`,
  )
  expect(left).toHaveLength(0)
})
