import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { listInsights } from '@/lib/ads/graph/list-insights'
import { syncFirstDays } from '@/lib/ads/sync/sync-first-days'
import { childEnvironment } from '@/lib/env'
import { listDays } from '@/lib/period/day'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { halcyonIndia, ines, smallWorldAt } from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'
import { addAccount, addLogin, readAdDays, readWholeDays } from './fixtures'

const database = useDatabase()
const at = '2026-11-22T12:00:00Z'
const meta = useMetaStandIn(() => smallWorldAt(at))
const now = Date.parse(at)
const firstDay = '2026-08-25'
const allDays = listDays(firstDay, '2026-11-22')
const keyOf = (row: { day: string; adId: string; platform: string; spendMicros: string | bigint }) =>
  `${row.day} ${row.adId} ${row.platform} ${row.spendMicros}`
let scope: Scope
/** Day, ad, platform and spend of every row that Meta has. */
let atMeta: string[]

beforeEach(async () => {
  scope = (await castPlayers(database.owner)).alice.scope
  const login = { accessToken: await meta().issueToken(ines) }
  const loginId = await addLogin(scope, login.accessToken)
  await addAccount(scope, { loginId, accountId: halcyonIndia, at, firstDay })
  atMeta = []
  const range = { since: firstDay, until: '2026-11-22' }
  for await (const { days } of listInsights(login, halcyonIndia, range)) atMeta.push(...days.map(keyOf))
  atMeta.sort()
  await meta().setQuirks({ pageSize: 20 })
  await meta().throttle({
    match: { path: 'insights' },
    // Near the limit there is a breath of half a second between pages.
    headers: { 'x-ad-account-usage': '{"acc_id_util_pct":75,"reset_time_duration":0}' },
  })
})

const whole = () => readWholeDays(database.owner, scope, halcyonIndia)
const stored = async () => (await readAdDays(database.owner, scope, halcyonIndia)).map(keyOf).sort()
const calls = async () => (await meta().calls()).filter(({ path }) => path.endsWith('/insights'))

function startChild(): ChildProcess {
  const script = ['--import', 'tsx', 'tests/support/ad-sync-child.ts']
  return spawn(process.execPath, [...script, scope.workspaceId, halcyonIndia, String(now)], {
    env: childEnvironment(),
    stdio: 'inherit',
  })
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

test('a sync killed again and again in the middle of a range misses and doubles no day', async () => {
  for (const wait of [0, 150, 400]) {
    await meta().forgetCalls()
    const before = (await whole()).length
    const child = startChild()
    try {
      await expect
        .poll(async () => (await calls()).filter(({ params }) => params.after).length, { timeout: 20_000 })
        .toBeGreaterThan(1)
      await sleep(wait)
    } finally {
      await kill(child)
    }
    const days = await whole()
    expect(days.length).toBeGreaterThanOrEqual(before)
    expect(days.length).toBeLessThan(allDays.length)
    // What is stored is exactly what Meta has of the days that are whole.
    expect(await stored()).toEqual(atMeta.filter((row) => days.includes(row.slice(0, 10))))
  }
  const done = await whole()
  expect(done.length).toBeGreaterThan(0)
  await meta().heal()
  await meta().forgetCalls()
  await expect
    .poll(
      async () => {
        await syncFirstDays(scope, halcyonIndia, { now: () => now })
        return (await whole()).length
      },
      { timeout: 20_000 },
    )
    .toBe(allDays.length)
  expect(await whole()).toEqual(allDays)
  expect(await stored()).toEqual(atMeta)
  const [newest = ''] = (await calls())
    .map(({ params }) => JSON.parse(params.time_range ?? '{}').until as string)
    .sort()
    .reverse()
  expect(done).not.toContain(newest)
}, 60_000)
