import { Temporal } from 'temporal-polyfill'
import type { MetaAd, MetaWorld } from './meta-world'
import { halcyonIndia, smallWorld } from './small-world'

const adsInSet = 50

interface Size {
  ads: number
  /** The last of them is today, in UTC. */
  days: number
}

/** One account in UTC whose every ad is shown every day on two platforms: ads × days × 2 rows exactly. */
export function largeWorld({ ads, days }: Size): MetaWorld {
  const world = smallWorld()
  const account = world.accounts.find(({ id }) => id === halcyonIndia)
  if (!account) throw new Error('The small world has lost its first account.')
  const first = Temporal.Now.plainDateISO('UTC').subtract({ days: days - 1 })
  const sets = Array.from({ length: Math.ceil(ads / adsInSet) }, (_, set) => ({
    id: `1202500001${String(set).padStart(8, '0')}`,
    name: `Ad set ${set + 1}`,
    destination: 'WHATSAPP',
    status: 'ACTIVE',
    ads: Array.from({ length: Math.min(adsInSet, ads - set * adsInSet) }, (_, place) =>
      adNumber(set * adsInSet + place, first.toString()),
    ),
  }))
  const campaign = { id: '120250000200000000', name: 'Everything', status: 'ACTIVE', adSets: sets }
  return {
    ...world,
    accounts: [{ ...account, timeZone: 'UTC', campaigns: [campaign] }],
    quirks: { ...world.quirks, shortPageEvery: 40, emptyPageEvery: 70, mostRowsAtOnce: 100_000 },
  }
}

function adNumber(number: number, first: string): MetaAd {
  return {
    id: `1202500000${String(number).padStart(8, '0')}`,
    name: `Ad ${number + 1}`,
    status: 'ACTIVE',
    title: `Offer ${number + 1}`,
    thumbnailUrl: `https://scontent.linden.invalid/v/t45/large-${number}.jpg`,
    updatedAt: '2026-11-01T10:00:00+0000',
    runs: [{ first, last: null }],
    deliveries: ['facebook', 'instagram'].map((platform) => ({
      platform,
      conversationsADay: 2,
      costPerConversation: 55,
    })),
  }
}
