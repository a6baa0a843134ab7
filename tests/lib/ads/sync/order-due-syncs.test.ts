import { beforeEach, describe, expect, test } from 'vitest'
import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { orderDueSyncs } from '@/lib/ads/sync/order-due-syncs'
import { orderFirstSync } from '@/lib/ads/sync/order-first-sync'
import { orderSync } from '@/lib/ads/sync/order-sync'
import { startWorker } from '@/lib/jobs/start-worker'
import { getAdAccountsStatus } from '@/lib/metrics/get-ad-accounts-status'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { halcyonIndia, ines, smallWorld } from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'
import { addAccount, addLogin, readAdDays } from './fixtures'

const database = useDatabase()
const meta = useMetaStandIn(smallWorld)
const now = Date.now()
const minute = 60_000
const hour = 60 * minute
const iso = (instant: number) => new Date(instant).toISOString()
let scope: Scope

beforeEach(async () => {
  scope = (await castPlayers(database.owner)).alice.scope
  const loginId = await addLogin(scope, await meta().issueToken(ines))
  await addAccount(scope, { loginId, accountId: halcyonIndia, at: iso(now) })
})

interface Job {
  id: string
  task: string
  runAt: Date
}

const jobs = () => database.owner<Job[]>`
  select id::text, task_identifier as task, run_at::text as "runAt" from graphile_worker.jobs
  where key like ${`%${scope.workspaceId}%`} order by task`
const due = async (at = now) => {
  await database.owner`delete from graphile_worker._private_jobs`
  await orderDueSyncs(scope, { now: at })
  return (await jobs()).map(({ task }) => task.replace('sync-ads-', ''))
}
const say = (standing: Record<string, string | null>) => database.owner`
  update ad_accounts set ${database.owner(standing)} where workspace_id = ${scope.workspaceId}`
const fillDays = () => database.owner`
  insert into ad_account_days (workspace_id, account_id, day, fetched_at)
  select workspace_id, account_id, day, now()
  from ad_accounts, generate_series(first_day::timestamp, current_date + 1, interval '1 day') as day
  where workspace_id = ${scope.workspaceId}`

describe('due is', () => {
  test('everything of a new account but what only time brings', async () => {
    expect(await due()).toEqual(['first', 'names', 'today'])
  })

  test('nothing of an account that has all', async () => {
    await fillDays()
    await say({ today_at: iso(now), ads_at: iso(now), revised_at: iso(now) })
    expect(await due()).toEqual([])
  })

  test.each([
    ['today every quarter of an hour', 15 * minute, ['today']],
    ['today no sooner', 10 * minute, []],
    ['names every hour', 60 * minute, ['names', 'today']],
    ['the revised days every day', 24 * hour, ['names', 'revised', 'today']],
  ])('%s', async (_, later, expected) => {
    await fillDays()
    await say({ today_at: iso(now), ads_at: iso(now), revised_at: iso(now) })
    await database.owner`
      insert into ad_account_days (workspace_id, account_id, day, fetched_at)
      select workspace_id, account_id, current_date + 2, now() from ad_accounts
      where workspace_id = ${scope.workspaceId}`
    expect(await due(now + later)).toEqual(expected)
  })

  test('the first days again as long as one of them is not whole', async () => {
    await fillDays()
    await say({ today_at: iso(now), ads_at: iso(now), revised_at: iso(now) })
    await database.owner`
      delete from ad_account_days where workspace_id = ${scope.workspaceId} and day = current_date - 40`
    expect(await due()).toEqual(['first'])
  })

  test.each([
    ['an account that is stopped', () => say({ state: 'stopped' })],
    ['an account that is paused', () => say({ paused_until: iso(now + minute) })],
    [
      'a login that is dead',
      () => database.owner`update meta_logins set state = 'dead' where workspace_id = ${scope.workspaceId}`,
    ],
  ])('nothing of %s', async (_, make) => {
    await make()
    expect(await due()).toEqual([])
  })
})

describe('an order', () => {
  const what = { kind: 'first' as const, accountId: halcyonIndia }
  const orderLater = () =>
    inWorkspace(scope, ({ sql }) => orderSync(sql, scope, what, { runAt: new Date(now + hour) }))

  test('that waits is left with its time when it is due anyway', async () => {
    await orderLater()
    const [planned] = await jobs()
    await orderDueSyncs(scope, { now })
    const again = (await jobs()).find(({ task }) => task === 'sync-ads-first')
    expect(again).toEqual(planned)
  })

  test('of somebody who chooses the account again is for now', async () => {
    await orderLater()
    await inWorkspace(scope, ({ sql }) => orderFirstSync(sql, scope, halcyonIndia))
    const rows = await jobs()
    expect(rows.map(({ task }) => task)).toEqual(['sync-ads-first', 'sync-ads-names'])
    expect(Date.parse(String(rows[0]?.runAt))).toBeLessThan(Date.now() + 1_000)
  })

  test('is given again when a worker was killed with it', async () => {
    await orderDueSyncs(scope, { now })
    await database.owner`
      update graphile_worker._private_jobs set locked_at = now(), locked_by = 'gone'`
    await orderDueSyncs(scope, { now })
    const waiting = await database.owner`
      select task_identifier as task from graphile_worker.jobs where locked_at is null order by 1`
    expect(waiting.map(({ task }) => task)).toEqual(['sync-ads-first', 'sync-ads-names', 'sync-ads-today'])
  })

  test('is not given when the transaction that chose the account fails', async () => {
    await database.owner`delete from graphile_worker._private_jobs`
    const choosing = inWorkspace(scope, async ({ sql }) => {
      await orderFirstSync(sql, scope, halcyonIndia)
      throw new Error('The account was not chosen.')
    })
    await expect(choosing).rejects.toThrow('not chosen')
    expect(await jobs()).toEqual([])
  })
})

test('the worker fetches an account that was chosen: ninety days, names and today', async () => {
  await database.owner`delete from graphile_worker._private_jobs`
  await inWorkspace(scope, ({ sql }) => orderFirstSync(sql, scope, halcyonIndia))
  const worker = await startWorker(database.appUrl)
  const status = async () => (await getAdAccountsStatus(scope))[0]
  try {
    await expect.poll(async () => (await status())?.state, { timeout: 20_000 }).toBe('live')
    await expect.poll(async () => (await status())?.name, { timeout: 20_000 }).toBe('Halcyon Looms India')
    await database.owner`select graphile_worker.add_job('order-ad-syncs')`
    await expect
      .poll(async () => (await database.owner`select from graphile_worker.jobs`).length, { timeout: 20_000 })
      .toBe(0)
  } finally {
    await worker.stop()
    await worker.ended
  }
  expect(await status()).toMatchObject({ progress: { daysDone: 90, daysTotal: 90 }, problem: null })
  expect((await readAdDays(database.owner, scope, halcyonIndia)).length).toBeGreaterThan(500)
})
