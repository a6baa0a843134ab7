import type { Figure } from '@/components/figure/figure'
import { MetricTile } from '@/components/figure/metric-tile'
import type { AdsOverview } from '@/lib/metrics/ads-overview'
import { getFigure } from '@/lib/metrics/catalog'
import { toChange } from '@/lib/metrics/ratio'
import type { AdTilesProps } from './ad-tiles'
import { adConversationsHref } from './conversations-href'
import { GoalsNote } from './goals-note'
import { deltaOf, exactFigure, sparkOf } from './tile-figures'

export function GoalsTile({ overview, hasBegun, state, locale, maySaveGoals }: AdTilesProps) {
  const { totals, days, goalName, goalVersion } = overview
  const { goals, previous } = totals
  const { label, wording } = getFigure('goals_achieved')
  const isKnown = goals !== null && hasBegun
  return (
    <MetricTile
      label={label}
      definition={
        goalVersion === null ? wording : `${wording} The goal is “${goalName}”, version ${goalVersion}.`
      }
      figure={toFigure(overview, hasBegun, locale)}
      href={adConversationsHref(state, { goal: 'reached' })}
      spark={isKnown ? sparkOf(days.map((day) => day.goals)) : undefined}
      delta={isKnown ? deltaOf('goals_achieved', toChange(goals, previous?.goals ?? null), state) : undefined}
      note={
        <GoalsNote
          overview={overview}
          slug={state.slug}
          locale={locale}
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
  return exactFigure(goals, locale)
}
