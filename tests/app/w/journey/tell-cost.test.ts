import { describe, expect, test } from 'vitest'
import { tellCost, tellCostsBeside } from '@/app/w/[workspace]/click-to-haptik/journey/tell-cost'
import type { CostOfAds } from '@/lib/metrics/get-user-journey'
import { sampleCost } from './sample-journey'

const plain: CostOfAds = {
  currencies: [sampleCost],
  unknown: { ads: 0, persons: 0, reason: null },
  accounts: [],
}
const account = { accountId: '5', name: 'Fab Cart', timeZone: 'Asia/Kolkata', missingDays: [] }

const tell = (changes: Partial<CostOfAds>, isOfChannel = false) =>
  tellCost({ cost: { ...plain, ...changes }, timeZone: 'Asia/Kolkata', isOfChannel, locale: 'en-IN' })

describe('beside the cost of a journey', () => {
  test('nothing is said where all is plain', () => {
    expect(tell({ accounts: [account] })).toEqual([])
    expect(tell({ currencies: [] })).toEqual([])
  })

  test.each([
    [
      { ads: 1, persons: 3, reason: 'no-account' },
      'What this ad cost is not known: no ad account is connected.',
    ],
    [
      { ads: 2, persons: 3, reason: 'not-in-accounts' },
      'What these ads cost is not known: no connected ad account lists them.',
    ],
    [
      { ads: 1, persons: 0, reason: 'no-days' },
      'What this ad cost is not known: its ad account has none of these days yet.',
    ],
  ] as const)('it is said why nothing is known: %j', (unknown, sentence) => {
    expect(tell({ currencies: [], unknown })).toEqual([sentence])
  })

  test.each([
    [
      { ads: 1, persons: 1, reason: 'not-in-accounts' },
      '1 ad with 1 person is left out of the cost: no connected ad account lists it.',
    ],
    [
      { ads: 3, persons: 1213, reason: 'no-days' },
      '3 ads with 1,213 people are left out of the cost: their ad accounts have none of these days yet.',
    ],
  ] as const)('it is said who is left out: %j', (unknown, sentence) => {
    expect(tell({ unknown })).toEqual([sentence])
  })

  test('missing days are said of each account', () => {
    const one = { ...account, missingDays: ['2026-11-12'] }
    const two = { ...account, name: 'Export', missingDays: ['2026-11-12', '2026-11-14'] }
    expect(tell({ accounts: [one, two] })).toEqual([
      'What Fab Cart cost on 12 Nov 2026 is missing.',
      'What Export cost is missing on 2 days, the first 12 Nov 2026.',
    ])
  })

  test('a zone of its own and a channel are said', () => {
    const far = { ...account, timeZone: 'America/New_York' }
    expect(tell({ accounts: [account, far] }, true)).toEqual([
      'Cost is by days of America/New_York.',
      'Cost has no channel: it is counted whole for each ad that brought conversations of this one.',
    ])
  })
})

test('two that are compared are told apart by what one who completed cost', () => {
  const other = { ...plain, currencies: [{ ...sampleCost, costPerCompleted: '500' }] }
  expect(tellCostsBeside(plain, other, 'en-IN')).toEqual(['One who completed cost ₹666.67 against ₹500.00.'])
  const dollars = { ...plain, currencies: [{ ...sampleCost, currency: 'USD' }] }
  expect(tellCostsBeside(plain, dollars, 'en-IN')).toEqual([])
  const nobody = { ...plain, currencies: [{ ...sampleCost, costPerCompleted: null }] }
  expect(tellCostsBeside(plain, nobody, 'en-IN')).toEqual([])
})
