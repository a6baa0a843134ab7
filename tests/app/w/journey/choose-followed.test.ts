import { describe, expect, test } from 'vitest'
import { chooseFollowed } from '@/app/w/[workspace]/click-to-haptik/journey/choose-followed'
import { chooseVersus } from '@/app/w/[workspace]/click-to-haptik/journey/choose-versus'
import { parsePeriod } from '@/lib/period/parse-period'

const ad = (adId: string) => ({ adId, name: `Ad ${adId}` })
const buy = { id: 'b', name: 'Buy', ads: [ad('1'), ad('2')] }
const help = { id: 'h', name: 'Help', ads: [ad('3')] }
const idle = { id: 'i', name: 'Idle', ads: [] }
/** Ad 9 brought most and follows nothing; then 3, then 2. */
const choices = { journeys: [buy, help, idle], ads: [ad('9'), ad('3'), ad('2')] }

const choose = (query: { follow?: string; ad?: string }, given = choices) =>
  chooseFollowed({ follow: query.follow ?? null, ad: query.ad ? [query.ad] : null }, given)

describe('who is followed', () => {
  test('is the linked ad with the most conversations unless the address says more', () => {
    expect(choose({})).toEqual({
      followed: { kind: 'ad', journey: help, ad: ad('3') },
      problem: null,
    })
  })

  test("is the page's ad when it is linked, and not when it is not", () => {
    expect(choose({ ad: '1' }).followed).toEqual({ kind: 'ad', journey: buy, ad: ad('1') })
    expect(choose({ ad: '9' }).followed).toMatchObject({ kind: 'ad', ad: ad('3') })
  })

  test('is a linked ad without a conversation where no other is linked', () => {
    const followed = choose({}, { journeys: [idle, buy], ads: [ad('9')] }).followed
    expect(followed).toEqual({ kind: 'ad', journey: buy, ad: ad('1') })
  })

  test('is the first journey where no ad is linked at all, and nobody without a journey', () => {
    expect(choose({}, { journeys: [idle], ads: [ad('9')] }).followed).toEqual({ kind: 'all', journey: idle })
    expect(choose({ follow: '1' }, { journeys: [], ads: [ad('9')] }).followed).toEqual({ kind: 'no-journey' })
  })

  test('is the ad of the address, linked or not', () => {
    expect(choose({ follow: '2', ad: '1' }).followed).toEqual({ kind: 'ad', journey: buy, ad: ad('2') })
    expect(choose({ follow: '9' }).followed).toEqual({ kind: 'unlinked', ad: ad('9') })
    expect(choose({ follow: 'x' }).followed).toEqual({ kind: 'unlinked', ad: { adId: 'x', name: null } })
  })

  test('are all ads of the journey of the address; one that is not there is told', () => {
    expect(choose({ follow: 'journey:b' })).toEqual({
      followed: { kind: 'all', journey: buy },
      problem: null,
    })
    expect(choose({ follow: 'journey:z' })).toMatchObject({
      followed: { kind: 'ad', ad: ad('3') },
      problem: 'There is no such journey; the usual is shown.',
    })
  })
})

describe('what it is compared with', () => {
  const period = parsePeriod({ from: '2026-11-11', to: '2026-11-20' }, '2026-11-23')
  const versus = (asked: string | null, follow: string) =>
    chooseVersus(asked, choose({ follow }).followed, period)

  test('is the period before, of an ad and of a journey', () => {
    const before = { kind: 'before', days: { from: '2026-11-01', to: '2026-11-10' } }
    expect(versus('before', '1')).toEqual({ versus: before, problem: null })
    expect(versus('before', 'journey:b')).toEqual({ versus: before, problem: null })
  })

  test('is another ad of the same journey, and never a part of itself', () => {
    expect(versus('2', '1')).toEqual({ versus: { kind: 'ad', ad: ad('2') }, problem: null })
    for (const [asked, follow] of [
      ['1', '1'],
      ['3', '1'],
      ['2', 'journey:b'],
    ] as const) {
      expect(versus(asked, follow)).toEqual({ versus: null, problem: expect.stringContaining('no other ad') })
    }
  })

  test('is nothing where nothing is asked or nobody is followed', () => {
    expect(versus(null, '1')).toEqual({ versus: null, problem: null })
    expect(versus('before', '9')).toEqual({ versus: null, problem: null })
  })
})
