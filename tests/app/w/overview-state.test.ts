import { describe, expect, test } from 'vitest'
import { toAdsQuestion } from '@/app/w/[workspace]/click-to-haptik/ads-question'
import {
  adConversationsHref,
  conversationsHref,
} from '@/app/w/[workspace]/click-to-haptik/conversations-href'
import { readOverviewState } from '@/app/w/[workspace]/click-to-haptik/overview-state'

const scope = { slug: 'fab-cart', timeZone: 'Asia/Kolkata' }
/** Already the 23rd in Kolkata. */
const now = Date.parse('2026-11-22T20:00:00Z')
const read = (query: Record<string, string | string[]>) => readOverviewState(scope, query, now)

describe('the address of the page', () => {
  test('says nothing for what is usual', () => {
    const { period, previous, address } = read({})
    expect(period).toMatchObject({ from: '2026-10-25', to: '2026-11-23' })
    expect(previous).toEqual({ from: '2026-09-25', to: '2026-10-24' })
    expect(address({})).toBe('/w/fab-cart/click-to-haptik')
  })

  test('keeps every part but the one that changes', () => {
    const { address } = read({
      period: '7d',
      channel: 'whatsapp',
      sort: '-change',
      compare: 'off',
      ad: '1&2',
      page: 'cursor',
    })
    expect(address({ channel: null })).toBe(
      '/w/fab-cart/click-to-haptik?period=7d&compare=off&ad=1%262&sort=-change',
    )
  })

  test('a day is a period of one', () => {
    const { period, address } = read({ day: '2026-11-20' })
    expect(period).toMatchObject({ from: '2026-11-20', to: '2026-11-20', preset: null })
    expect(address({})).toBe('/w/fab-cart/click-to-haptik?from=2026-11-20&to=2026-11-20')
  })

  test('opens a dialog, and forgets it in every other link', () => {
    const { address, query } = read({ period: '7d', goal: 'edit' })
    expect(query.goal).toBeNull()
    expect(address({ sort: 'ad' })).toBe('/w/fab-cart/click-to-haptik?period=7d&sort=ad')
    expect(address({ goal: 'versions' })).toBe('/w/fab-cart/click-to-haptik?period=7d&goal=versions')
  })

  test('leads to the conversations behind a figure', () => {
    const state = read({ from: '2026-11-01', to: '2026-11-20', channel: 'instagram', platform: 'facebook' })
    expect(conversationsHref(state, { source: 'ads' })).toBe(
      '/w/fab-cart/conversations?from=2026-11-01&to=2026-11-20&channel=instagram&source=ads',
    )
    expect(adConversationsHref(state, { goal: 'reached' })).toBe(
      '/w/fab-cart/conversations?from=2026-11-01&to=2026-11-20&channel=instagram&source=ads&platform=facebook&goal=reached',
    )
    expect(adConversationsHref(state, { adId: '17', day: '2026-11-02' })).toBe(
      '/w/fab-cart/conversations?from=2026-11-02&to=2026-11-02&channel=instagram&source=ads&ad=17&platform=facebook',
    )
  })
})

describe('several ads and platforms', () => {
  const state = read({ ad: '1,2', adset: '7', campaign: '9', platform: 'facebook,instagram', period: '7d' })

  test('are lists of the address', () => {
    expect(state.query).toMatchObject({
      ad: ['1', '2'],
      adset: ['7'],
      campaign: ['9'],
      platform: ['facebook', 'instagram'],
    })
    expect(state.address({})).toBe(
      '/w/fab-cart/click-to-haptik?period=7d&platform=facebook,instagram&ad=1,2&adset=7&campaign=9',
    )
    expect(toAdsQuestion(state)).toMatchObject({
      adIds: ['1', '2'],
      adSetIds: ['7'],
      campaignIds: ['9'],
      platforms: ['facebook', 'instagram'],
    })
  })

  test('lead to the conversations of all of them, or of one', () => {
    expect(new URLSearchParams(adConversationsHref(state).split('?')[1]).get('ad')).toBe('1,2')
    expect(adConversationsHref(state)).toMatch(/&adset=7&campaign=9&platform=facebook%2Cinstagram$/)
    expect(adConversationsHref(state, { adId: '17' })).toMatch(/&ad=17&platform=facebook%2Cinstagram$/)
  })
})

describe('what cannot be followed is said, and the usual is shown', () => {
  test.each<[Record<string, string | string[]>]>([
    [{ from: '2026-13-40' }],
    [{ from: '2026-11-20', to: '2026-11-10' }],
    [{ period: 'eternity' }],
    [{ day: 'tomorrow' }],
    [{ from: ['2026-11-01', '2026-11-02'] }],
  ])('%j', (query) => {
    const { period, problems } = read(query)
    expect(problems).toHaveLength(1)
    expect(period).toMatchObject({ from: '2026-10-25', to: '2026-11-23' })
  })

  test('a channel that is none', () => {
    const { query, problems } = read({ channel: 'pigeon' })
    expect(query.channel).toBeNull()
    expect(problems).toEqual(['There is no such channel; all are shown.'])
  })
})
