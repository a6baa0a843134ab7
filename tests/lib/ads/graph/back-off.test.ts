import { describe, expect, test } from 'vitest'
import { breathAfter, pauseAfter } from '@/lib/ads/graph/back-off'
import { patienceOfJobs, retryDelay } from '@/lib/ads/graph/patience'
import { readThrottle } from '@/lib/ads/graph/read-throttle'
import { readFixture } from '../../../fixtures/meta/read-fixture'

const account = '873302214460911'
const now = new Date('2026-11-22T12:00:00Z')
const { calm, near_limit, blocked } =
  readFixture<Record<string, Record<string, string>>>('graph-headers-throttle')
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const throttleOf = (headers: Record<string, string> = {}) => readThrottle(new Headers(headers))
const used = (id: string, percent: number, regain = 0, tier = 'standard_access') => ({
  'x-business-use-case-usage': JSON.stringify({
    [id]: [
      {
        type: 'ads_insights',
        call_count: percent,
        total_cputime: 1,
        total_time: 1,
        estimated_time_to_regain_access: regain,
        ads_api_access_tier: tier,
      },
    ],
  }),
})

describe('what the headers say is read as', () => {
  test.each([
    ['calm', calm, { app: 1.2, account: 2.11, named: 3 }],
    ['near the limit', near_limit, { app: 88.5, account: 71.67, named: 91 }],
    ['blocked', blocked, { app: 100, account: 10, named: 104 }],
    ['nothing where there are none', {}, { app: 0, account: 0, named: undefined }],
  ])('%s', (_, headers, expected) => {
    const throttle = throttleOf(headers)
    expect({
      app: throttle.app.percent,
      account: throttle.account.percent,
      named: throttle.named[account]?.percent,
    }).toEqual(expected)
  })

  test.each([
    ['cut off', '{"acc_id_util_pct":9'],
    ['not an object', '[]'],
    ['empty', ''],
    ['text', 'high'],
    ['null', 'null'],
    ['negative', '{"acc_id_util_pct":-5,"call_count":-9,"app_id_util_pct":-1}'],
    ['text for figures', '{"acc_id_util_pct":"99","call_count":"99","873302214460911":"full"}'],
    ['figures for texts', '{"873302214460911":[{"call_count":null,"ads_api_access_tier":7}]}'],
  ])('nothing, when a value is %s', (_, value) => {
    const names = [
      'x-business-use-case-usage',
      'x-fb-ads-insights-throttle',
      'x-ad-account-usage',
      'x-app-usage',
    ]
    const throttle = throttleOf(Object.fromEntries(names.map((name) => [name, value])))
    expect(pauseAfter(throttle, account, now)).toBeNull()
    expect(breathAfter(throttle, account)).toBe(0)
  })

  test('one broken header silences no other', () => {
    const throttle = throttleOf({ ...used(account, 96), 'x-app-usage': '{' })
    expect(pauseAfter(throttle, account, now)?.whom).toBe('account')
  })
})

describe('a pause', () => {
  test.each([
    ['is not needed when calm', calm, null],
    ['is not needed near the limit', near_limit, null],
    ['is as long as Meta says', used(account, 100, 19), { whom: 'account', until: minutesLater(19) }],
    [
      'counts also where Meta names no percentage',
      used(account, 0, 7),
      { whom: 'account', until: minutesLater(7) },
    ],
    ['is a minute with full access', used(account, 95), { whom: 'account', until: minutesLater(1) }],
    [
      'is five in development',
      used(account, 95, 0, 'development_access'),
      { whom: 'account', until: minutesLater(5) },
    ],
    ['is not owed to another account', { ...used('1', 100, 19), ...used(account, 10) }, null],
    [
      'is owed to the business of an account',
      used('671209940081237', 99),
      { whom: 'account', until: minutesLater(1) },
    ],
    ['is the whole app’s where the app is used up', blocked, { whom: 'app', until: minutesLater(19) }],
    [
      'ends when the quota starts anew',
      { 'x-ad-account-usage': '{"acc_id_util_pct":97,"reset_time_duration":180}' },
      { whom: 'account', until: minutesLater(3) },
    ],
    ['never lasts beyond a day', used(account, 100, 1e9), { whom: 'account', until: minutesLater(24 * 60) }],
    [
      'comes from the old header of reach too',
      { 'x-fb-ads-insights-reach-throttle': '{"acc_id_util_pct":99}' },
      { whom: 'account', until: minutesLater(1) },
    ],
  ])('%s', (_, headers, expected) => {
    expect(pauseAfter(throttleOf(headers), account, now)).toEqual(expected)
  })

  test('of another account than the one that was asked is not ours', () => {
    const headers = JSON.stringify({ '1': [{ call_count: 100 }], [account]: [{ call_count: 10 }] })
    expect(pauseAfter(throttleOf({ 'x-business-use-case-usage': headers }), account, now)).toBeNull()
  })
})

test.each([
  [0, 0],
  [74.9, 0],
  [75, 500],
  [85, 5_250],
  [94, 9_525],
  [200, 10_000],
])('at %d percent the next question waits %d ms', (percent, breath) => {
  expect(breathAfter(throttleOf(used(account, percent)), account)).toBe(breath)
})

test.each([
  [1, 0, 250],
  [1, 1, 500],
  [2, 1, 1_000],
  [4, 1, 4_000],
  [40, 1, 30_000],
])('after %d failures, with chance %d, the next try comes in %d ms', (failed, chance, delay) => {
  expect(retryDelay(failed, patienceOfJobs, chance)).toBe(delay)
})
