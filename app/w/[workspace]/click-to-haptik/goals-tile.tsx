import type { Figure } from '@/components/figure/figure'
import { MetricTile } from '@/components/figure/metric-tile'
import { formatDaysShort } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { getFigure } from '@/lib/metrics/catalog'
import type { AdsOverview } from '@/lib/metrics/get-ads-overview'
import { toChange } from '@/lib/metrics/ratio'
import type { AdTilesProps } from './ad-tiles'
import { adConversationsHref } from './conversations-href'
import { GoalsNote } from './goals-note'

export function GoalsTile({ overview, hasBegun, state, locale, maySaveGoals }: AdTilesProps) {
  const { totals, days, goalName, goalVersion } = overview
  const { goals, previousGoals = null } = totals
  const { label, wording } = getFigure('goals_achieved')
  const { previous } = state
  const isKnown = goals !== null && hasBegun
  return (
    <MetricTile
      label={label}
      definition={
        goalVersion === null ? wording : `${wording} The goal is “${goalName}”, version ${goalVersion}.`
      }
      figure={toFigure(overview, hasBegun, locale)}
      href={adConversationsHref(state, { goal: 'reached' })}
      spark={isKnown && goals > 0 ? days.map((day) => day.goals) : undefined}
      delta={
        isKnown && previous
          ? {
              ratio: toChange(goals, previousGoals),
              goodWhen: 'up',
              label: `than ${formatDaysShort(previous.from, previous.to)}`,
            }
          : undefined
      }
      note={
        <GoalsNote
          overview={overview}
          slug={state.slug}
          configureHref={maySaveGoals ? state.address({ goal: 'edit' }) : null}
        />
      }
    />
  )
}

function toFigure({ totals, goalBuilding }: AdsOverview, hasBegun: boolean, locale: string): Figure {
  const { goals } = totals
  if (goals === null) return { look: 'none', reason: goalBuilding ? 'Being counted' : 'No goal yet' }
  if (!hasBegun) return { look: 'none', reason: 'No conversation yet' }
  return goals === 0 ? { look: 'zero' } : { look: 'value', text: formatCount(goals, locale) }
}
