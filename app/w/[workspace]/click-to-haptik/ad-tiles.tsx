import { MetricTile } from '@/components/figure/metric-tile'
import { TileRow } from '@/components/figure/tile-row'
import { formatShare } from '@/lib/format/format-share'
import type { AdsOverview } from '@/lib/metrics/ads-overview'
import { getFigure } from '@/lib/metrics/catalog'
import { toChange } from '@/lib/metrics/ratio'
import { adConversationsHref } from './conversations-href'
import { CostTile } from './cost-tile'
import { GoalsTile } from './goals-tile'
import { listMoney } from './money-text'
import type { OverviewState } from './overview-state'
import { countFigure, deltaOf, exactFigure, sparkOf } from './tile-figures'
import { UnknownTile } from './unknown-tile'

export type AdTilesProps = {
  overview: AdsOverview
  /** Whether the workspace has had any conversation, so that none from ads is a zero. */
  hasBegun: boolean
  mayConnect: boolean
  maySaveGoals: boolean
  state: OverviewState
  locale: string
}

export function AdTiles(props: AdTilesProps) {
  return (
    <div className="[&>div]:lg:grid-cols-5">
      <TileRow>
        <CostTile {...props} />
        <ImpressionsTile {...props} />
        <ClicksTile {...props} />
        <ConversationsTile {...props} />
        <GoalsTile {...props} />
      </TileRow>
    </div>
  )
}

function ImpressionsTile(props: AdTilesProps) {
  const { clickThroughRate } = props.overview.totals
  return (
    <ReportedTile
      {...props}
      figure="ad_impressions"
      of="impressions"
      note={
        clickThroughRate === null ? 'no impression, so no CTR' : `CTR ${formatShare(clickThroughRate, 2)}`
      }
    />
  )
}

function ClicksTile(props: AdTilesProps) {
  const costs = listMoney(props.overview.totals.costPerClick, props.locale)
  return (
    <ReportedTile
      {...props}
      figure="ad_clicks"
      of="clicks"
      note={costs ? `${costs} per click` : 'no click, so no cost per click'}
    />
  )
}

type ReportedTileProps = AdTilesProps & {
  figure: 'ad_impressions' | 'ad_clicks'
  of: 'impressions' | 'clicks'
  note: string
}

/** What ad accounts count. */
function ReportedTile({ overview, figure, of, note, state, locale, mayConnect }: ReportedTileProps) {
  const { totals, days, accounts } = overview
  const { label, wording } = getFigure(figure)
  const count = totals[of]
  if (count === null) {
    const { slug } = state
    return (
      <UnknownTile
        label={label}
        definition={wording}
        what={of}
        slug={slug}
        accounts={accounts}
        mayConnect={mayConnect}
      />
    )
  }
  return (
    <MetricTile
      label={label}
      definition={wording}
      figure={countFigure(count, locale)}
      spark={sparkOf(days.map((day) => day[of]))}
      delta={deltaOf(figure, toChange(count, totals.previous?.[of] ?? null), state)}
      note={note}
    />
  )
}

function ConversationsTile({ overview: { totals, days, adsTotal }, hasBegun, state, locale }: AdTilesProps) {
  const { label, wording } = getFigure('ad_conversations')
  const { conversations, costPerConversation, previous } = totals
  if (!hasBegun) {
    const reason = 'No conversation yet'
    return <MetricTile label={label} figure={{ look: 'none', reason }} note={reason} />
  }
  const costs = listMoney(costPerConversation, locale)
  return (
    <MetricTile
      label={label}
      definition={wording}
      figure={exactFigure(conversations, locale)}
      href={adConversationsHref(state)}
      spark={sparkOf(days.map((day) => day.conversations))}
      delta={deltaOf('ad_conversations', toChange(conversations, previous?.conversations ?? null), state)}
      note={costs ? `${costs} per conversation` : fromAds(adsTotal)}
    />
  )
}

function fromAds(count: number): string {
  if (count === 0) return 'from no ad'
  return count === 1 ? 'from 1 ad' : `from ${count} ads`
}
