import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { hasRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { formatCount } from '@/lib/format/format-number'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { type AdsOverview as Answer, getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { AdDaysTable } from './ad-days-table'
import { AdFilters } from './ad-filters'
import { AdTiles } from './ad-tiles'
import { AdsTable } from './ads-table'
import type { OverviewState } from './overview-state'
import { readIngestStatus } from './read-ingest-status'
import { toAdDaysTable } from './to-ad-days-table'
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
      <AdTiles
        overview={overview}
        hasBegun={hasBegun}
        maySaveGoals={hasRight(scope, 'save-goals')}
        state={state}
        locale={locale}
      />
      <div className="mt-5">
        {overview.ads.length === 0 ? (
          <EmptyState
            title={
              hasBegun ? 'No conversation came from an ad in these days' : 'No ad has brought anyone yet'
            }
            sentence="An ad shows up here with the first conversation whose opening message carries it."
          />
        ) : (
          <AdFigures overview={overview} state={state} locale={locale} scope={scope} />
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

type AdFiguresProps = AdsOverviewProps & { overview: Answer; locale: string }

/** What the tiles say in sum, by ad or by day. */
function AdFigures({ overview, state, locale, scope }: AdFiguresProps) {
  const { query, address } = state
  const toolbar = (
    <SegmentedLinks
      label="Figures"
      size="small"
      options={[
        { label: 'By ad', href: address({ by: null }), current: query.by === null },
        { label: 'By day', href: address({ by: 'day' }), current: query.by === 'day' },
      ]}
    />
  )
  if (query.by === 'day') return <AdDaysTable {...toAdDaysTable(overview, state, locale)} toolbar={toolbar} />
  const options = { locale, mayLink: hasRight(scope, 'save-journeys') }
  return <AdsTable {...toAdsTable(overview, state, options)} toolbar={toolbar} />
}
