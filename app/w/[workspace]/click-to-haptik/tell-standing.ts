import type { AdStanding } from '@/lib/metrics/ads-overview'

const sentences: Record<AdStanding, string | null> = {
  connected: null,
  api: 'Cost told through the API',
  'no-account': 'No ad account connected',
  'not-in-accounts': 'Not in a connected account',
  'account-removed': 'Its ad account was removed',
}

/** Why an ad has no cost of Meta's; null where it has. */
export function tellStanding(standing: AdStanding): string | null {
  return sentences[standing]
}

/** Why an ad has no cost in the table. */
export function whyNoCost(ad: { standing: AdStanding; hasTwoCurrencies: boolean }): string {
  if (ad.hasTwoCurrencies) return 'Spent in two currencies; the totals have both'
  return tellStanding(ad.standing) ?? 'Nothing was told of these days'
}
