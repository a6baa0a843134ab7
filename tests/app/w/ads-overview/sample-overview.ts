import type { AccountInRange, AdFigures, AdsOverview, TotalMeasures } from '@/lib/metrics/ads-overview'

const measures = {
  spend: null,
  impressions: null,
  clicks: null,
  linkClicks: null,
  conversations: 10,
  goals: 4,
  conversationsStarted: null,
  clickThroughRate: null,
  costPerClick: null,
  costPerConversation: null,
  goalRate: 0.4,
  costPerGoal: null,
  captureRate: null,
}

/** An ad of ten conversations that no account lists, unless told otherwise. */
export function sampleAd(adId: string, given: Partial<AdFigures> = {}): AdFigures {
  return {
    ...measures,
    adId,
    name: null,
    status: null,
    campaign: null,
    adSet: null,
    title: null,
    thumbnailUrl: null,
    accountId: null,
    accountName: null,
    standing: 'not-in-accounts',
    hasTwoCurrencies: false,
    journey: null,
    platforms: [],
    ...given,
  }
}

export const sampleTotals: TotalMeasures = {
  ...measures,
  spend: [],
  costPerClick: [],
  costPerConversation: [],
  costPerGoal: [],
  conversations: 20,
  goalRate: 0.2,
}

export function sampleOverview(given: Partial<AdsOverview> = {}): AdsOverview {
  const nothing = { spend: [], impressions: null, clicks: null, linkClicks: null, conversationsStarted: null }
  return {
    from: '2026-11-21',
    to: '2026-11-22',
    timeZone: 'Asia/Kolkata',
    goalVersion: 2,
    goalName: 'Order',
    goalBuilding: null,
    totals: sampleTotals,
    days: [
      { ...nothing, day: '2026-11-21', conversations: 20, goals: 4 },
      { ...nothing, day: '2026-11-22', conversations: 0, goals: 0 },
    ],
    ads: [],
    adsTotal: given.ads?.length ?? 0,
    next: null,
    previous: null,
    unplaced: 0,
    unplacedAds: 0,
    accounts: [],
    ...given,
  }
}

export function sampleAccount(name: string, given: Partial<AccountInRange> = {}): AccountInRange {
  return {
    accountId: name.toLowerCase(),
    name,
    currency: 'INR',
    timeZone: 'Asia/Kolkata',
    state: 'live',
    problem: null,
    firstDay: '2026-08-24',
    todayAt: '2026-11-22T11:00:00Z',
    missingDays: [],
    ...given,
  }
}
