import { MetricTile } from '@/components/figure/metric-tile'
import { TileRow } from '@/components/figure/tile-row'
import { formatDaysShort } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { getFigure } from '@/lib/metrics/catalog'
import type { AdsOverview } from '@/lib/metrics/get-ads-overview'
import { toChange } from '@/lib/metrics/ratio'
import { adConversationsHref } from './conversations-href'
import { GoalsTile } from './goals-tile'
import type { OverviewState } from './overview-state'

export type AdTilesProps = {
  overview: AdsOverview
  /** Whether the workspace has had any conversation, so that none from ads is a zero. */
  hasBegun: boolean
  maySaveGoals: boolean
  state: OverviewState
  locale: string
}

export function AdTiles(props: AdTilesProps) {
  return (
    <div className="[&>div]:lg:grid-cols-5">
      <TileRow>
        <UnknownTile label="Advertisement Cost" reason="Connect the ad account to see cost" />
        <UnknownTile label="Impressions" reason="Connect the ad account to see impressions" />
        <UnknownTile label="Ad Clicks" reason="Connect the ad account to see clicks" />
        {props.hasBegun ? (
          <ConversationsTile {...props} />
        ) : (
          <UnknownTile label={getFigure('ad_conversations').label} reason="No conversation yet" />
        )}
        <GoalsTile {...props} />
      </TileRow>
    </div>
  )
}

function UnknownTile({ label, reason }: { label: string; reason: string }) {
  return <MetricTile label={label} figure={{ look: 'none', reason }} note={reason} />
}

function ConversationsTile({ overview: { totals, days, ads }, state, locale }: AdTilesProps) {
  const { label, wording } = getFigure('ad_conversations')
  const { conversations, previousConversations = null } = totals
  const { previous } = state
  return (
    <MetricTile
      label={label}
      definition={wording}
      figure={
        conversations === 0 ? { look: 'zero' } : { look: 'value', text: formatCount(conversations, locale) }
      }
      href={adConversationsHref(state)}
      spark={conversations === 0 ? undefined : days.map((day) => day.conversations)}
      delta={
        previous
          ? {
              ratio: toChange(conversations, previousConversations),
              goodWhen: 'up',
              label: `than ${formatDaysShort(previous.from, previous.to)}`,
            }
          : undefined
      }
      note={fromAds(ads.length, locale)}
    />
  )
}

function fromAds(count: number, locale: string): string {
  if (count === 0) return 'from no ad'
  return count === 1 ? 'from 1 ad' : `from ${formatCount(count, locale)} ads`
}
