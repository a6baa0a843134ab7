import { describe, expect, test } from 'vitest'
import { type StoredAd, toAdMeasures, toTotalMeasures } from '@/lib/metrics/ad-measures'

const ad: StoredAd = {
  currency: 'INR',
  spendMicros: '1000000',
  impressions: '2000',
  clicks: '3',
  linkClicks: '2',
  conversationsStarted: '4',
  conversations: 3,
  goals: 2,
}
const ofAll = { isByPlatform: false }
const inr = (amount: string) => ({ currency: 'INR', amount })

describe('of an ad', () => {
  test('ratios of what was counted; amounts are rounded to millionths, half up', () => {
    expect(toAdMeasures(ad, ofAll)).toEqual({
      spend: inr('1'),
      impressions: 2000,
      clicks: 3,
      linkClicks: 2,
      conversationsStarted: 4,
      conversations: 3,
      goals: 2,
      clickThroughRate: 0.0015,
      costPerClick: inr('0.333333'),
      costPerConversation: inr('0.333333'),
      goalRate: 2 / 3,
      costPerGoal: inr('0.5'),
      captureRate: 0.75,
    })
    expect(toAdMeasures({ ...ad, spendMicros: '5', clicks: '2' }, ofAll).costPerClick).toEqual(
      inr('0.000003'),
    )
  })

  test.each<[string, Partial<StoredAd>, object]>([
    ['a zero that is known is 0', { spendMicros: '0' }, { spend: inr('0'), costPerClick: inr('0') }],
    ['no click, no cost of one', { clicks: '0' }, { clicks: 0, costPerClick: null, clickThroughRate: 0 }],
    ['no impression, no rate', { impressions: '0' }, { clickThroughRate: null }],
    ['no conversation, no cost of one', { conversations: 0 }, { costPerConversation: null, goalRate: null }],
    ['no goal yet', { goals: null }, { goals: null, goalRate: null, costPerGoal: null }],
    ['no goal reached', { goals: 0 }, { goals: 0, goalRate: 0, costPerGoal: null }],
    ['Meta counts none', { conversationsStarted: '0' }, { captureRate: null }],
    ['Meta tells none', { conversationsStarted: null }, { conversationsStarted: null, captureRate: null }],
    [
      'nothing is known of it',
      { currency: null, spendMicros: null, impressions: null, clicks: null, linkClicks: null },
      { spend: null, impressions: null, clicks: null, costPerClick: null, costPerConversation: null },
    ],
    [
      'more than a double can hold',
      { spendMicros: '90071992547409931' },
      { spend: inr('90071992547.409931') },
    ],
  ])('%s', (_, given, expected) => {
    expect(toAdMeasures({ ...ad, ...given }, ofAll)).toMatchObject(expected)
  })

  test('where platforms are chosen there is no capture rate', () => {
    expect(toAdMeasures(ad, { isByPlatform: true }).captureRate).toBeNull()
  })
})

describe('of all', () => {
  const costs = { impressions: '10', clicks: '2', linkClicks: '1', conversationsStarted: '8' }
  const euro = { ...costs, currency: 'EUR', spendMicros: '3000000' }
  const rupees = { ...costs, currency: 'INR', spendMicros: '500000000' }
  const stored = {
    conversations: 20,
    goals: 4,
    witnessed: 12,
    bases: [
      { currency: 'EUR', conversations: 2, goals: 0 },
      { currency: 'INR', conversations: 10, goals: 4 },
    ],
  }

  test('two currencies are two totals, each over its own ads', () => {
    expect(toTotalMeasures([euro, rupees], stored, ofAll)).toEqual({
      spend: [{ currency: 'EUR', amount: '3' }, inr('500')],
      impressions: 20,
      clicks: 4,
      linkClicks: 2,
      conversationsStarted: 16,
      conversations: 20,
      goals: 4,
      clickThroughRate: 0.2,
      costPerClick: [{ currency: 'EUR', amount: '1.5' }, inr('250')],
      costPerConversation: [{ currency: 'EUR', amount: '1.5' }, inr('50')],
      goalRate: 0.2,
      costPerGoal: [inr('125')],
      captureRate: 0.75,
    })
  })

  test('nothing known is null, not 0', () => {
    expect(toTotalMeasures([], { ...stored, bases: [] }, ofAll)).toMatchObject({
      spend: [],
      impressions: null,
      clicks: null,
      linkClicks: null,
      conversationsStarted: null,
      costPerClick: [],
      costPerConversation: [],
      costPerGoal: [],
      captureRate: null,
    })
  })
})
