import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { Scope } from '@/lib/access/scope'
import { formatCount } from '@/lib/format/format-number'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { AdFilters } from './ad-filters'
import { AdTiles } from './ad-tiles'
import { AdsTable } from './ads-table'
import type { OverviewState } from './overview-state'
import { readIngestStatus } from './read-ingest-status'
import { toAdsTable } from './to-ads-table'

export type AdsOverviewProps = { scope: Scope; state: OverviewState }

/** What the ads brought; what they cost waits for a connected ad account. */
export async function AdsOverview({ scope, state }: AdsOverviewProps) {
  const { query, previous } = state
  const [overview, status] = await Promise.all([
    getAdsOverview(scope, {
      ...state.period,
      channel: query.channel ?? undefined,
      platforms: query.platform ? [query.platform] : undefined,
      adIds: query.ad ? [query.ad] : undefined,
      previous: previous ?? undefined,
    }),
    readIngestStatus(scope),
  ])
  const hasBegun = status.firstConversationDay !== null
  const locale = localeOfCurrency(scope.currency)
  return (
    <Card
      id="ads-overview"
      title="Ads Overview"
      sentence="What the ads brought. What they cost shows once an ad account is connected."
      actions={<AdFilters choices={overview.choices} state={state} />}
    >
      <AdTiles overview={overview} hasBegun={hasBegun} state={state} locale={locale} />
      <div className="mt-5">
        {overview.ads.length === 0 ? (
          <EmptyState
            title={
              hasBegun ? 'No conversation came from an ad in these days' : 'No ad has brought anyone yet'
            }
            sentence="An ad shows up here with the first conversation whose opening message carries it."
          />
        ) : (
          <AdsTable {...toAdsTable(overview, state, locale)} />
        )}
      </div>
      {overview.unplaced > 0 ? (
        <p className="mt-3 text-small text-muted">
          {formatCount(overview.unplaced, locale)} more came from these ads without naming a platform.
        </p>
      ) : null}
    </Card>
  )
}
