import { beforeEach, describe, expect, test } from 'vitest'
import { closePools } from '@/db/client'
import { inWorkspace } from '@/db/workspace'
import { deleteLogin } from '@/lib/access/meta/delete-login'
import { sealLogin } from '@/lib/access/meta/open-login'
import type { Scope } from '@/lib/access/scope'
import { orderDueSyncs } from '@/lib/ads/sync/order-due-syncs'
import { syncFirstDays } from '@/lib/ads/sync/sync-first-days'
import { syncNames } from '@/lib/ads/sync/sync-names'
import type { SyncOptions } from '@/lib/ads/sync/sync-run'
import { syncToday } from '@/lib/ads/sync/sync-today'
import { getAdAccountsStatus } from '@/lib/metrics/get-ad-accounts-status'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { expectLogged } from '@/tests/support/no-stray-errors'
import { halcyonIndia, halcyonJapan, halcyonUs, ines, smallWorldAt } from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'
import { addAccount, addLogin, readAdDays, readWholeDays } from './fixtures'

const database = useDatabase()
const at = '2026-11-22T12:00:00Z'
const meta = useMetaStandIn(() => smallWorldAt(at))
const now = Date.parse(at)
const accounts = [
  { accountId: halcyonIndia, currency: 'INR', timeZone: 'Asia/Kolkata' },
  { accountId: halcyonJapan, currency: 'JPY', timeZone: 'Asia/Tokyo' },
  { accountId: halcyonUs, currency: 'USD', timeZone: 'America/New_York' },
]
let cast: Cast
let scope: Scope
let loginId: string

const options = (more: SyncOptions = {}): SyncOptions => ({
  now: () => now,
  patience: { tries: 2, timeoutMs: 300, firstDelayMs: 1 },
  looksMs: [1, 1, 1],
  ...more,
})

beforeEach(async () => {
  await database.owner`delete from meta_app_pauses`
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
  loginId = await addLogin(scope, await meta().issueToken(ines))
  for (const account of accounts) await addAccount(scope, { ...account, loginId, at, firstDay: '2026-11-10' })
})

const fetchAll = async () => {
  for (const { accountId } of accounts) await syncFirstDays(scope, accountId, options())
}
const stored = (accountId: string) => readAdDays(database.owner, scope, accountId)
const whole = (accountId: string) => readWholeDays(database.owner, scope, accountId)
const statuses = async (later = 0) => {
  const all = await getAdAccountsStatus(scope, { now: now + later })
  return Object.fromEntries(all.map((account) => [account.accountId, account]))
}
const ordered = async () => {
  const rows = await database.owner<{ key: string }[]>`
    select key from graphile_worker.jobs where key like ${`%${scope.workspaceId}%`} order by key`
  return rows.map(({ key }) => key.replace(` ${scope.workspaceId} `, ' '))
}

test('one failing account of three hides neither the others nor itself', async () => {
  await fetchAll()
  const before = await stored(halcyonJapan)
  await meta().fail({
    match: { path: `act_${halcyonJapan}` },
    error: { fixture: 'graph-error-200-permission' },
    times: null,
  })
  for (const { accountId } of accounts) {
    await syncToday(scope, accountId, options({ now: () => now + 60_000 }))
  }
  const { [halcyonIndia]: india, [halcyonJapan]: japan, [halcyonUs]: us } = await statuses()
  expect([india?.state, us?.state]).toEqual(['live', 'live'])
  expect([india?.todayAt, us?.todayAt]).toEqual(['2026-11-22T12:01:00.000Z', '2026-11-22T12:01:00.000Z'])
  expect(japan).toMatchObject({
    state: 'failing',
    problem: 'Meta does not let this login read the ad account any more.',
    todayAt: at.replace('Z', '.000Z'),
  })
  expect(await stored(halcyonJapan)).toEqual(before)
  await meta().heal()
  await syncToday(scope, halcyonJapan, options({ now: () => now + 120_000 }))
  expect((await statuses())[halcyonJapan]).toMatchObject({ state: 'live', problem: null })
})

describe('an answer that is none leaves what is stored, and is said', () => {
  const again = 'Meta could not be read just now; we try again by ourselves.'
  test.each([
    ['a page of HTML', { misbehave: 'html' }, again],
    ['JSON that is cut', { misbehave: 'cut' }, again],
    ['silence', { misbehave: 'silence' }, again],
    ['a connection that breaks', { misbehave: 'reset' }, again],
    ['nothing', { misbehave: 'empty' }, again],
    ['an error of 500', { status: 500, body: {} }, again],
    ['1, unknown', { fixture: 'graph-error-1-unknown' }, again],
    ['2, temporary', { fixture: 'graph-error-2-temporary' }, again],
    [
      '33, gone',
      { fixture: 'graph-error-100-33-missing-object' },
      'Meta has no such ad account, or hides it',
    ],
    ['a dead version', { fixture: 'graph-error-2635-dead-version' }, 'Meta has ended the version'],
    [
      'a mistake of ours',
      { fixture: 'graph-error-100-invalid-parameter' },
      'Meta did not accept our question',
    ],
  ] as const)('%s', async (_, error, problem) => {
    await syncFirstDays(scope, halcyonIndia, options())
    const before = await stored(halcyonIndia)
    await meta().fail({ match: { path: 'insights' }, error, times: null })
    await syncToday(scope, halcyonIndia, options({ now: () => now + 1 }))
    expect(await stored(halcyonIndia)).toEqual(before)
    const status = (await statuses())[halcyonIndia]
    expect(status).toMatchObject({ state: 'failing', todayAt: at.replace('Z', '.000Z') })
    expect(status?.problem).toContain(problem)
  })

  test('and on a later page leaves the whole range', async () => {
    await meta().setQuirks({ pageSize: 5 })
    await meta().fail({
      match: { path: 'insights' },
      error: { status: 500, body: {} },
      after: 2,
      times: null,
    })
    await syncFirstDays(scope, halcyonIndia, options())
    expect([await stored(halcyonIndia), await whole(halcyonIndia)]).toEqual([[], []])
  })
})

describe('a dead token', () => {
  test('ends the login with a sentence, and the syncs of all its accounts', async () => {
    await fetchAll()
    await meta().killTokens(ines, 460)
    await syncToday(scope, halcyonIndia, options({ now: () => now + 60_000 }))
    const all = Object.values(await statuses())
    expect(all.map(({ state }) => state)).toEqual(['stopped', 'stopped', 'stopped'])
    expect(all[0]?.problem).toBe(
      'The person who connected it has changed their Facebook password. Connect again.',
    )
    await meta().forgetCalls()
    await syncToday(scope, halcyonJapan, options({ now: () => now + 120_000 }))
    await orderDueSyncs(scope, { now: now + 86_400_000 })
    expect([await meta().calls(), await ordered()]).toEqual([[], []])
    expect((await whole(halcyonIndia)).length).toBe(13)
  })

  test('is written down once, for the workspace alone', async () => {
    await meta().killTokens(ines, 463)
    for (const { accountId } of accounts) await syncToday(scope, accountId, options())
    const deeds = await database.owner`
      select workspace_id, actor, deed, subject, detail from audit_entries
      where workspace_id = any(${[cast.workspace.id, cast.otherWorkspace.id]})`
    expect(deeds).toEqual([
      {
        workspace_id: cast.workspace.id,
        actor: `user:${cast.alice.user.id}`,
        deed: 'meta.login_ended',
        subject: loginId,
        detail: { problem: expect.stringContaining('Connect again.'), account: halcyonIndia },
      },
    ])
  })

  test('does not end a login that was renewed meanwhile', async () => {
    await meta().fail({ match: { path: 'insights' }, error: { misbehave: 'silence' } })
    const syncing = syncToday(scope, halcyonIndia, options())
    await new Promise((resolve) => setTimeout(resolve, 100))
    await meta().killTokens(ines, 463)
    const { ciphertext, keyVersion } = sealLogin(scope, loginId, {
      accessToken: await meta().issueToken(ines),
    })
    await database.owner`
      update meta_logins set ciphertext = ${ciphertext}, key_version = ${keyVersion} where id = ${loginId}`
    await syncing
    expect((await statuses())[halcyonIndia]?.state).toBe('filling')
    expect((await meta().calls()).at(-1)?.status).toBe(400)
  })

  test('and days without anybody to ask are caught up after a new login', async () => {
    await fetchAll()
    await meta().killTokens(ines, 458)
    const later = '2026-11-26T12:00:00Z'
    const then = options({ now: () => Date.parse(later) })
    await meta().setQuirks({ now: later })
    await syncToday(scope, halcyonIndia, then)
    const { ciphertext, keyVersion } = sealLogin(scope, loginId, {
      accessToken: await meta().issueToken(ines),
    })
    await database.owner`
      update meta_logins set ciphertext = ${ciphertext}, key_version = ${keyVersion}, state = 'live', problem = null
      where id = ${loginId}`
    await orderDueSyncs(scope, { now: Date.parse(later) })
    expect(await ordered()).toContain(`sync-ads-first ${halcyonIndia}`)
    await syncFirstDays(scope, halcyonIndia, then)
    expect((await whole(halcyonIndia)).at(-1)).toBe('2026-11-26')
    expect((await statuses(4 * 86_400_000))[halcyonIndia]).toMatchObject({ state: 'live', missingDays: [] })
  })
})

test('a stored login that does not open is a sentence, not a crash', async () => {
  await database.owner`update meta_logins set ciphertext = '\\x00' where id = ${loginId}`
  expectLogged('a login with Meta does not open')
  await syncToday(scope, halcyonIndia, options())
  expect((await statuses())[halcyonIndia]).toMatchObject({
    state: 'failing',
    problem: 'The stored login with Facebook cannot be opened here. Connect again.',
  })
})

describe('when Meta asks us to wait', () => {
  test('an account pauses, and its neighbours go on', async () => {
    const match = { path: `act_${halcyonIndia}` }
    await meta().fail({ match, error: { fixture: 'graph-error-80000-insights-buc' }, times: null })
    await syncToday(scope, halcyonIndia, options())
    const { [halcyonIndia]: india, [halcyonUs]: us } = await statuses()
    expect(india).toMatchObject({ state: 'paused', problem: null })
    const waits = Date.parse(india?.pausedUntil ?? '') - Date.now()
    expect(waits).toBeGreaterThan(60_000)
    expect(us?.state).toBe('filling')
    await meta().heal()
    await meta().forgetCalls()
    await syncToday(scope, halcyonIndia, options({ now: Date.now }))
    expect(await meta().calls()).toEqual([])
    await orderDueSyncs(scope, { now: Date.now() })
    expect(await ordered()).not.toContain(`sync-ads-today ${halcyonIndia}`)
    expect(await ordered()).toContain(`sync-ads-today ${halcyonUs}`)
    await syncToday(scope, halcyonIndia, options({ now: () => Date.now() + waits + 60_000 }))
    expect((await meta().calls()).length).toBeGreaterThan(0)
  })

  test('for all that we ask, all accounts pause', async () => {
    await meta().fail({ match: { path: 'insights' }, error: { fixture: 'graph-error-4-insights-global' } })
    await syncToday(scope, halcyonIndia, options())
    expect(Object.values(await statuses()).map(({ state }) => state)).toEqual(['paused', 'paused', 'paused'])
  })

  test('for all that we ask, the accounts of every workspace pause, also after a restart', async () => {
    const other = cast.charlie.scope
    const otherLogin = await addLogin(other, await meta().issueToken(ines))
    await addAccount(other, { accountId: halcyonUs, loginId: otherLogin, at, firstDay: '2026-11-10' })
    await meta().fail({ match: { path: 'insights' }, error: { fixture: 'graph-error-4-insights-global' } })
    await syncToday(scope, halcyonIndia, options())
    await meta().forgetCalls()
    await closePools()
    await syncToday(other, halcyonUs, options({ now: Date.now }))
    await orderDueSyncs(other, { now: Date.now() })
    expect(await meta().calls()).toEqual([])
    const keys = await database.owner`
      select key from graphile_worker.jobs where key like ${`%${other.workspaceId}%`}`
    expect(keys).toEqual([])
    const [status] = await getAdAccountsStatus(other, { now: Date.now() })
    expect(status).toMatchObject({ state: 'paused', pausedUntil: expect.any(String) })
    const after = Date.parse(status?.pausedUntil ?? '') + 1
    await syncToday(other, halcyonUs, options({ now: () => after }))
    expect((await meta().calls()).length).toBeGreaterThan(0)
  })

  test('for an account, the neighbours in other workspaces go on', async () => {
    const other = cast.charlie.scope
    const otherLogin = await addLogin(other, await meta().issueToken(ines))
    await addAccount(other, { accountId: halcyonUs, loginId: otherLogin, at, firstDay: '2026-11-10' })
    const match = { path: `act_${halcyonIndia}` }
    await meta().fail({ match, error: { fixture: 'graph-error-80000-insights-buc' } })
    await syncToday(scope, halcyonIndia, options())
    await syncToday(other, halcyonUs, options())
    expect((await getAdAccountsStatus(other, { now }))[0]).toMatchObject({ state: 'filling' })
  })

  test('by headers at the end of a range, that range is stored and no other is asked for', async () => {
    await meta().throttle({ match: { path: `act_${halcyonIndia}` }, headers: 'blocked' })
    await meta().setQuirks({ shortPageEvery: 0, emptyPageEvery: 0 })
    await syncFirstDays(scope, halcyonIndia, options())
    expect(await whole(halcyonIndia)).toEqual(['2026-11-21', '2026-11-22'])
    expect((await statuses())[halcyonIndia]).toMatchObject({ state: 'paused' })
  })
})

describe('an account that is disconnected while it is fetched', () => {
  test('is not written to any more', async () => {
    await meta().fail({ match: { path: 'insights' }, error: { misbehave: 'silence' } })
    const syncing = syncFirstDays(scope, halcyonIndia, options())
    await new Promise((resolve) => setTimeout(resolve, 100))
    await inWorkspace(scope, (transaction) => deleteLogin(transaction, scope, loginId))
    await syncing
    expect([await stored(halcyonIndia), await whole(halcyonIndia), await statuses()]).toEqual([[], [], {}])
  })

  test('is left within seconds, in the middle of its pages', async () => {
    await meta().setQuirks({ pageSize: 1, shortPageEvery: 0, emptyPageEvery: 0 })
    await meta().throttle({
      match: { path: 'insights' },
      // Near the limit there is a breath of some seconds between pages.
      headers: { 'x-ad-account-usage': '{"acc_id_util_pct":80,"reset_time_duration":0}' },
    })
    const begun = Date.now()
    const syncing = syncFirstDays(scope, halcyonIndia, options())
    await new Promise((resolve) => setTimeout(resolve, 300))
    await inWorkspace(scope, (transaction) => deleteLogin(transaction, scope, loginId))
    await syncing
    expect(Date.now() - begun).toBeLessThan(8_000)
    expect(await stored(halcyonIndia)).toEqual([])
  })
})

test('of two runs at once the second leaves', async () => {
  await meta().forgetCalls()
  await meta().fail({ match: { path: 'insights' }, error: { misbehave: 'silence' } })
  const first = syncToday(scope, halcyonIndia, options())
  await expect.poll(async () => (await meta().calls()).length).toBe(1)
  await syncToday(scope, halcyonIndia, options())
  expect(await meta().calls()).toHaveLength(1)
  await first
  expect(await whole(halcyonIndia)).toEqual(['2026-11-22'])
})

test('an account of another workspace is not found', async () => {
  await meta().forgetCalls()
  await syncToday(cast.charlie.scope, halcyonIndia, options())
  await syncNames(cast.charlie.scope, halcyonIndia, options())
  expect(await meta().calls()).toEqual([])
})
