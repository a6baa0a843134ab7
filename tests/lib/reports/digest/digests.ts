import type { AdFigures, TotalMeasures } from '@/lib/metrics/ads-overview'
import type { ConversationalSource } from '@/lib/metrics/get-conversational-source'
import type { Digest } from '@/lib/reports/digest/read-digest'

const period = { from: '2026-11-15', to: '2026-11-21', timeZone: 'Asia/Kolkata' }

function sourceOf(ads: number, organic: number, proactive: number): ConversationalSource {
  return {
    ...period,
    total: ads + organic + proactive,
    sources: { ads, organic, proactive },
    goals: null,
    days: [],
  }
}

const nothing: TotalMeasures = {
  spend: [],
  impressions: null,
  clicks: null,
  linkClicks: null,
  conversations: 0,
  goals: null,
  conversationsStarted: null,
  clickThroughRate: null,
  costPerClick: [],
  costPerConversation: [],
  goalRate: null,
  costPerGoal: [],
  captureRate: null,
}

const someAd: AdFigures = {
  ...nothing,
  spend: null,
  costPerClick: null,
  costPerConversation: null,
  costPerGoal: null,
  adId: '120210000000000017',
  name: null,
  status: null,
  campaign: null,
  adSet: null,
  title: null,
  thumbnailUrl: null,
  accountId: null,
  accountName: null,
  standing: 'connected',
  hasTwoCurrencies: false,
  journey: null,
  platforms: [],
}

/** A new workspace: no conversation, no account, no goal, no journey. */
export function quietDigest(): Digest {
  return {
    source: sourceOf(0, 0, 0),
    previousSource: sourceOf(0, 0, 0),
    ads: {
      ...period,
      goalVersion: null,
      goalName: null,
      goalBuilding: null,
      totals: { ...nothing, spend: [], previous: { ...nothing } },
      days: [],
      ads: [],
      adsTotal: 0,
      next: null,
      previous: null,
      unplaced: 0,
      unplacedAds: 0,
      accounts: [],
    },
    journeys: [],
  }
}

/** Two currencies, a hole in the costs, an ad without a name, a goal that is new. */
export function busyDigest(): Digest {
  const { ads } = quietDigest()
  return {
    source: sourceOf(100_000, 20_000, 3_456),
    previousSource: sourceOf(80_000, 25_000, 0),
    ads: {
      ...ads,
      goalVersion: 3,
      goalName: 'Order',
      totals: {
        ...nothing,
        spend: [
          { currency: 'INR', amount: '456789.5' },
          { currency: 'USD', amount: '12' },
        ],
        impressions: 9_000_000,
        clicks: 120_000,
        conversations: 100_000,
        goals: 2_500,
        previous: {
          ...nothing,
          spend: [{ currency: 'INR', amount: '400000' }],
          impressions: 9_100_000,
          clicks: 120_000,
          conversations: 80_000,
          goals: 0,
        },
      },
      ads: [
        {
          ...someAd,
          name: 'Autumn, blue',
          conversations: 60_000,
          goals: 2_000,
          spend: { currency: 'INR', amount: '200000' },
        },
        { ...someAd, adId: '120210000000000024', conversations: 40_000, goals: 500 },
      ],
      adsTotal: 2,
      accounts: [
        {
          accountId: '1',
          name: 'Acme India',
          currency: 'INR',
          timeZone: 'Asia/Kolkata',
          state: 'failing',
          problem: 'Meta asks us to wait.',
          firstDay: '2026-09-01',
          todayAt: null,
          missingDays: ['2026-11-20', '2026-11-21'],
        },
      ],
    },
    journeys: [
      {
        journeyId: 'j',
        name: 'Buy a sari',
        started: 5_000,
        completed: 1_250,
        completionRate: 0.25,
      },
    ],
  }
}
