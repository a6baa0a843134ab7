import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { StoredAd } from './ad-measures'
import { type AdChoice, adSums } from './ad-sums'

export interface StoredAdFigures extends StoredAd {
  hasTwoCurrencies: boolean
}

/** What these ads cost and brought in the period of a choice. */
export async function readAdFigures(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  choice: AdChoice,
  adIds: string[],
): Promise<Map<string, StoredAdFigures>> {
  const rows = await sql<({ adId: string } & StoredAdFigures)[]>`
    select ad_id as "adId", currency, conversations, goals, spend_micros as "spendMicros", impressions, clicks,
      link_clicks as "linkClicks", conversations_started as "conversationsStarted",
      has_two_currencies as "hasTwoCurrencies"
    from (${adSums(sql, scope, { ...choice, previous: undefined, adIds })}) sums`
  return new Map(rows.map(({ adId, ...ad }) => [adId, ad]))
}
