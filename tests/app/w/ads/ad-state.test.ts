import { describe, expect, test } from 'vitest'
import { readAdState } from '@/app/w/[workspace]/ads/[ad]/ad-state'
import { toCaptureRow } from '@/app/w/[workspace]/ads/[ad]/to-capture-row'
import { adConversationsHref } from '@/app/w/[workspace]/click-to-haptik/conversations-href'
import { captureFigures } from './capture-figures'

const now = Date.parse('2026-11-22T20:00:00Z')
const scope = { slug: 'fab-cart', timeZone: 'Asia/Kolkata' }
const read = (params: Record<string, string> = {}, adId = '17') => readAdState(scope, { adId, params, now })

describe('the address of an ad', () => {
  test('keeps its days, and what it leads to has them and the ad', () => {
    const { path, address, overview } = read({ from: '2026-11-01', to: '2026-11-02' })
    expect(path).toBe('/w/fab-cart/ads/17')
    expect(address({ from: '2026-10-01' })).toBe('/w/fab-cart/ads/17?from=2026-10-01&to=2026-11-02')
    expect(overview.address({ follow: '17' })).toBe(
      '/w/fab-cart/click-to-haptik?from=2026-11-01&to=2026-11-02&ad=17&follow=17',
    )
    expect(adConversationsHref(overview)).toBe(
      '/w/fab-cart/conversations?from=2026-11-01&to=2026-11-02&source=ads&ad=17',
    )
  })

  test('takes nothing but days from the address of another page', () => {
    expect(
      read({ channel: 'web', platform: 'facebook', ad: '18', goal: 'edit' }).overview.query,
    ).toMatchObject({
      ad: ['17'],
      channel: null,
      platform: null,
      goal: null,
    })
  })

  test('of any id is one segment', () => {
    expect(read({}, 'a/b, c?').path).toBe('/w/fab-cart/ads/a%2Fb%2C%20c%3F')
  })

  test('says which days it could not follow', () => {
    expect(read({ from: 'yesterday' }).problems).toHaveLength(1)
  })
})

describe('a day of the capture rate', () => {
  const row = (timeZone: string, day = '2026-11-03', changes = {}) =>
    toCaptureRow(
      { day, ...captureFigures(changes) },
      { scope, state: read({ period: '90d' }), capture: { timeZone } },
    )

  test('leads to its conversations where the days are the same', () => {
    expect(row('Asia/Kolkata')).toEqual({
      day: '2026-11-03',
      isUnfinished: false,
      started: 100,
      reached: 80,
      wrote: 70,
      counted: 65,
      href: '/w/fab-cart/conversations?from=2026-11-03&to=2026-11-03&source=ads&ad=17',
      rate: 0.65,
      most: { count: 20, words: 'never reached us' },
    })
    expect(row('America/New_York').href).toBeNull()
    expect(row('Asia/Kolkata', '2026-11-03', { counted: 0 }).href).toBeNull()
  })

  test('of today is not finished, and one without a loss names none', () => {
    expect(row('Asia/Kolkata', '2026-11-23', { started: 60 })).toMatchObject({
      isUnfinished: true,
      most: null,
    })
  })
})
