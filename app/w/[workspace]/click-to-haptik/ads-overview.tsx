import { cookies } from 'next/headers'
import { parseWidths } from '@/components/table/table-memory'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { hasRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { formatCount } from '@/lib/format/format-number'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import type { AdsOverview as Answer } from '@/lib/metrics/ads-overview'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { listAdPlatforms } from '@/lib/metrics/list-ad-platforms'
import { nameChosenAds } from '@/lib/metrics/name-chosen-ads'
import { AccountNotes } from './account-notes'
import { AdDaysTable } from './ad-days-table'
import { AdFilters } from './ad-filters'
import { ChosenAds } from './ad-picker/chosen-ads'
import { AdTiles } from './ad-tiles'
import { toAdsQuestion } from './ads-question'
import { AdsTable } from './ads-table'
import { shownColumns, widthsCookie } from './columns-of-ads'
import type { OverviewState } from './overview-state'
import { readIngestStatus } from './read-ingest-status'
import { tellAccounts } from './tell-accounts'
import { toAdDaysTable } from './to-ad-days-table'
import { toAdsTable } from './to-ads-table'

export type AdsOverviewProps = { scope: Scope; state: OverviewState }

/** What the ads cost and what came of it: the second section of the page. */
export async function AdsOverview({ scope, state }: AdsOverviewProps) {
  const { query, period, address, path } = state
  const question = toAdsQuestion(state)
  const [overview, platforms, named, status] = await Promise.all([
    getAdsOverview(scope, question),
    listAdPlatforms(scope, { from: period.from, to: period.to, channel: question.channel }),
    nameChosenAds(scope, question),
    readIngestStatus(scope),
  ])
  const chosen = named.map(({ kind, id, name }) => ({ key: `${kind}:${id}` as const, name: name ?? id }))
  const hasBegun = status.firstConversationDay !== null
  const locale = localeOfCurrency(scope.currency)
  const hasAds = overview.adsTotal > 0
  return (
    <Card
      id="ads-overview"
      title="Ads Overview"
      sentence={tellDays(overview)}
      actions={
        <AdFilters
          platforms={platforms}
          chosen={chosen}
          csvHref={hasAds ? address({}).replace(path, `${path}/csv`) : null}
          state={state}
        />
      }
    >
      <ChosenAds chosen={chosen} address={address({ ad: null, adset: null, campaign: null })} />
      <AdTiles
        overview={overview}
        hasBegun={hasBegun}
        mayConnect={hasRight(scope, 'manage-connections')}
        maySaveGoals={hasRight(scope, 'save-goals')}
        state={state}
        locale={locale}
      />
      <AccountNotes notes={tellAccounts({ ...overview, timeZone: scope.timeZone })} slug={scope.slug} />
      <div className="mt-5">
        {hasAds ? (
          <AdFigures overview={overview} state={state} locale={locale} scope={scope} />
        ) : (
          <NoAds hasBegun={hasBegun} isFiltered={chosen.length > 0 || query.platform !== null} />
        )}
      </div>
      <Unplaced overview={overview} locale={locale} />
    </Card>
  )
}

/** Whose days the figures are of. */
function tellDays({ accounts }: Answer): string {
  const [zone, ...others] = [...new Set(accounts.map(({ timeZone }) => timeZone))]
  if (zone === undefined) return 'What the ads brought. What they cost shows once an ad account is connected.'
  const whose = others.length === 0 ? `the ad account, ${zone}` : 'each ad account'
  return `What the ads cost and what came of it. Ad days are days of ${whose}.`
}

type AdFiguresProps = AdsOverviewProps & { overview: Answer; locale: string }

/** What the tiles say in sum, by ad or by day. */
async function AdFigures({ overview, state, locale, scope }: AdFiguresProps) {
  const { query, address } = state
  const jar = await cookies()
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
  const table = toAdsTable(overview, state, {
    locale,
    mayLink: hasRight(scope, 'save-journeys'),
    columns: shownColumns(state),
    resizing: { cookie: widthsCookie, widths: parseWidths(jar.get(widthsCookie)?.value) },
  })
  return <AdsTable {...table} toolbar={toolbar} />
}

function NoAds({ hasBegun, isFiltered }: { hasBegun: boolean; isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title="Nothing of these ads in these days"
        sentence="They spent nothing and brought no conversation. Choose other days, or other ads and platforms."
      />
    )
  }
  return (
    <EmptyState
      title={hasBegun ? 'No ad spent or brought anyone in these days' : 'No ad has brought anyone yet'}
      sentence="An ad shows up here once its account is connected, or with the first conversation whose opening message carries it."
    />
  )
}

/** What a choice of platforms or of a channel had to leave out. */
function Unplaced({ overview: { unplaced, unplacedAds }, locale }: { overview: Answer; locale: string }) {
  const sentences = [
    unplaced > 0
      ? `${formatCount(unplaced, locale)} more ${unplaced === 1 ? 'conversation' : 'conversations'} came from these ads without naming a platform.`
      : null,
    unplacedAds > 0
      ? `${formatCount(unplacedAds, locale)} more ${unplacedAds === 1 ? 'ad' : 'ads'} spent money and brought no conversation that tells the channel.`
      : null,
  ].filter(Boolean)
  if (sentences.length === 0) return null
  return <p className="mt-3 text-small text-muted">{sentences.join(' ')}</p>
}
