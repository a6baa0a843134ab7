import { expect, test } from 'vitest'
import { toAdsCsv } from '@/app/w/[workspace]/click-to-haptik/to-ads-csv'
import type { AdFigures } from '@/lib/metrics/ads-overview'
import { sampleAd } from './sample-overview'

function read(ads: AdFigures[]) {
  const [head = '', ...lines] = toAdsCsv(ads).trim().split('\r\n')
  const names = head.replace('\uFEFF', '').split(',')
  return lines.map((line) => {
    const cells = (line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, ''))
    return Object.fromEntries(names.map((name, place) => [name, cells[place]]))
  })
}

test('amounts are decimals in the currency of their row, ids stay text, shares are parts of one', () => {
  const [row] = read([
    sampleAd('120210000000000017', {
      name: 'Shoes',
      status: 'ADSET_PAUSED',
      standing: 'connected',
      campaign: { id: '23850000000000001', name: 'Autumn' },
      spend: { currency: 'INR', amount: '74900.125' },
      costPerGoal: { currency: 'INR', amount: '312.083854' },
      impressions: 500_000,
      platforms: [
        { platform: 'audience_network', conversations: 3 },
        { platform: null, conversations: 7 },
      ],
    }),
  ])
  expect(row).toMatchObject({
    'Ad id': "'120210000000000017",
    Ad: 'Shoes',
    Status: 'Ad set paused',
    'Campaign id': "'23850000000000001",
    Currency: 'INR',
    'Advertisement Cost': '74900.125',
    Impressions: '500000',
    'Total Conversations': '10',
    'Goal rate': '0.4',
    'Cost per goal': '312.083854',
    Platforms: '"Audience Network, Unknown"',
  })
})

test('what is not known is empty and says why; a zero is a zero', () => {
  const [unknown, zero] = read([
    sampleAd('1', { standing: 'no-account' }),
    sampleAd('2', {
      spend: { currency: 'INR', amount: '0' },
      clicks: 0,
      conversations: 0,
      standing: 'connected',
    }),
  ])
  expect(unknown).toMatchObject({
    Note: 'No ad account connected',
    'Advertisement Cost': '',
    'Ad Clicks': '',
  })
  expect(zero).toMatchObject({
    Note: '',
    'Advertisement Cost': '0',
    'Ad Clicks': '0',
    'Total Conversations': '0',
  })
})

test('a name that would run as a formula does not', () => {
  const [row] = read([sampleAd('1', { name: '=1+1' })])
  expect(row?.Ad).toBe("'=1+1")
})
