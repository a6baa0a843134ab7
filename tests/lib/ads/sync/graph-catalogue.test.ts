import { beforeEach, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { syncFirstDays } from '@/lib/ads/sync/sync-first-days'
import { syncNames } from '@/lib/ads/sync/sync-names'
import type { SyncOptions } from '@/lib/ads/sync/sync-run'
import { syncToday } from '@/lib/ads/sync/sync-today'
import { getAdAccountsStatus } from '@/lib/metrics/get-ad-accounts-status'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import type { Failure } from '../../../stand-in/meta/meta-control'
import { halcyonIndia, ines, smallWorldAt } from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'
import { addAccount, addLogin, readAdDays, readWholeDays } from './fixtures'

/** What Meta may answer when it is asked for figures, row by row. */

const database = useDatabase()
const at = '2026-11-22T12:00:00Z'
const meta = useMetaStandIn(() => smallWorldAt(at))
const now = Date.parse(at)
const ad = '120231450987660411'
const today = '2026-11-22'
let scope: Scope

const options = (more: SyncOptions = {}): SyncOptions => ({
  now: () => now,
  patience: { tries: 5, timeoutMs: 400, firstDelayMs: 1 },
  looksMs: [1, 1, 1],
  ...more,
})

beforeEach(async () => {
  await database.owner`delete from meta_app_pauses`
  scope = (await castPlayers(database.owner)).alice.scope
  const loginId = await addLogin(scope, await meta().issueToken(ines))
  await addAccount(scope, { loginId, accountId: halcyonIndia, at, firstDay: '2026-11-20' })
})

const stored = () => readAdDays(database.owner, scope, halcyonIndia)
const whole = () => readWholeDays(database.owner, scope, halcyonIndia)
const status = async () => (await getAdAccountsStatus(scope, { now }))[0]

describe('iG1 an answer without figures', () => {
  const throttle = (code: number): Failure['error'] => ({ status: 400, body: { error: { code } } })

  test.each<[string, Failure['error'], 'stopped' | 'paused' | 'failing', number]>([
    ['190, a dead token', { fixture: 'graph-error-190-463-expired' }, 'stopped', 1],
    ['4, the app’s limit', { fixture: 'graph-error-4-insights-global' }, 'paused', 1],
    ['17, the account’s score', { fixture: 'graph-error-17-user-limit' }, 'paused', 1],
    ['32, a Page’s limit', throttle(32), 'paused', 1],
    ['613, too many calls', { fixture: 'graph-error-613-account-calls' }, 'paused', 1],
    ['613, the guard against abuse', { fixture: 'graph-error-613-no-subcode' }, 'paused', 1],
    ['80004, the hourly quota', { fixture: 'graph-error-80004-ads-management-buc' }, 'paused', 1],
    ['500', { status: 500, body: {} }, 'failing', 5],
    ['HTML', { misbehave: 'html' }, 'failing', 5],
    ['JSON that is cut', { misbehave: 'cut' }, 'failing', 5],
    ['silence', { misbehave: 'silence' }, 'failing', 5],
    ['nothing', { misbehave: 'empty' }, 'failing', 5],
  ])('%s leaves the figures and says so', async (_, error, state, tries) => {
    await syncFirstDays(scope, halcyonIndia, options())
    const before = [await stored(), await whole()]
    expect(before[0]?.length).toBeGreaterThan(0)
    await meta().fail({ match: { path: 'insights' }, error, times: null })
    await meta().forgetCalls()
    await syncToday(scope, halcyonIndia, options({ now: () => now + 1 }))
    expect((await meta().calls()).length).toBe(tries)
    expect([await stored(), await whole()]).toEqual(before)
    const said = await status()
    expect(said).toMatchObject({ state, todayAt: at.replace('Z', '.000Z') })
    const sentence = state === 'paused' ? said?.pausedUntil : said?.problem
    expect(sentence).toEqual(expect.any(String))
  })
})

describe('iG2 a row of figures', () => {
  const figures = { impressions: 3, clicks: 1, linkClicks: 1, conversationsStarted: 0 }
  const say = (raw: Record<string, unknown>) =>
    meta().reviseDays(ad, [{ day: today, platform: 'facebook', figures: { ...figures, spend: '9', raw } }])
  const row = async () =>
    (await stored()).find((one) => one.adId === ad && one.day === today && one.platform === 'facebook')

  test.each([
    ['12.345', '12345000'],
    ['0.000001', '1'],
    ['988.1', '988100000'],
    ['1511', '1511000000'],
    ['999999999999.999999', '999999999999999999'],
  ])('with a spend of %s is kept to the digit', async (spend, spendMicros) => {
    await say({ spend })
    await syncFirstDays(scope, halcyonIndia, options())
    expect(await row()).toMatchObject({ spendMicros, currency: 'INR' })
  })

  test.each([
    ['a spend in powers', { spend: '1e3' }],
    ['a spend that is null', { spend: null }],
    ['a spend below zero', { spend: '-3' }],
    ['a spend that is a number', { spend: 3.5 }],
    ['no known currency', { account_currency: 'rupees' }],
    ['impressions that are null', { impressions: null }],
  ])('with %s is a hole that is said, and no zero', async (_, raw) => {
    await say(raw)
    await syncFirstDays(scope, halcyonIndia, options())
    expect(await row()).toBeUndefined()
    expect(await whole()).toEqual(['2026-11-20', '2026-11-21'])
    expect(await status()).toMatchObject({
      state: 'failing',
      problem: expect.stringContaining('could not be read'),
    })
  })

  test('of another currency keeps its own', async () => {
    await say({ account_currency: 'USD' })
    await syncFirstDays(scope, halcyonIndia, options())
    expect(await row()).toMatchObject({ currency: 'USD' })
    expect(new Set((await stored()).map(({ currency }) => currency))).toEqual(new Set(['INR', 'USD']))
  })

  test.each([{ timeZone: 'Europe/Berlin' }, { currency: 'EUR' }])(
    'is fetched anew where the account has another %j',
    async (change) => {
      await syncFirstDays(scope, halcyonIndia, options())
      await meta().changeAccount(halcyonIndia, change)
      await syncNames(scope, halcyonIndia, options())
      expect(await status()).toMatchObject({ ...change, state: 'filling' })
      expect(await whole()).toEqual([])
    },
  )
})

describe('iG3 pages', () => {
  test('that lead back to themselves end, and it is said', async () => {
    await meta().setQuirks({ pageSize: 2, cursors: 'loop' })
    await syncFirstDays(scope, halcyonIndia, options())
    expect([await stored(), await whole()]).toEqual([[], []])
    expect(await status()).toMatchObject({ state: 'failing' })
  })

  test('whose next is on another host are asked of Meta, without a token in the address', async () => {
    await meta().setQuirks({ pageSize: 2 })
    await syncFirstDays(scope, halcyonIndia, options())
    const calls = await meta().calls()
    expect(calls.filter(({ params }) => params.after).length).toBeGreaterThan(2)
    expect(calls.every(({ params }) => !('access_token' in params))).toBe(true)
    expect(await whole()).toHaveLength(3)
  })

  test('without an end are given up at the cap, and it is said', async () => {
    await meta().setQuirks({ pageSize: 1 })
    await syncFirstDays(scope, halcyonIndia, options({ mostPages: 3 }))
    expect(await stored()).toEqual([])
    expect(await status()).toMatchObject({
      state: 'failing',
      problem: 'Meta has more for this account than it hands out at once.',
    })
  })
})
