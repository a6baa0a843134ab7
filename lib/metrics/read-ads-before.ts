import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { StoredAd } from './ad-measures'
import { type AdChoice, adSums } from './ad-sums'

/** The figures of these ads in the period before; null where nothing is compared. */
export async function readAdsBefore(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { previous, ...choice }: AdChoice,
  adIds: string[],
): Promise<Map<string, StoredAd> | null> {
  if (!previous) return null
  const rows = await sql<({ adId: string } & StoredAd)[]>`
    select ad_id as "adId", currency, conversations, goals, spend_micros as "spendMicros", impressions, clicks,
      link_clicks as "linkClicks", started as "conversationsStarted"
    from (${adSums(sql, scope, { ...choice, ...previous, adIds })}) sums`
  return new Map(rows.map(({ adId, ...ad }) => [adId, ad]))
}
