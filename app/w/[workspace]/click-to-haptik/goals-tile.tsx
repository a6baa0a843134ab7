import type { Figure } from '@/components/figure/figure'
import { MetricTile } from '@/components/figure/metric-tile'
import { StateLink } from '@/components/ui/state-link'
import { formatDaysShort } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import { getFigure } from '@/lib/metrics/catalog'
import type { AdsOverview } from '@/lib/metrics/get-ads-overview'
import type { GoalStanding } from '@/lib/metrics/goal-standing'
import { toChange, toRatio } from '@/lib/metrics/ratio'
import { StayCurrent } from '../frame/stay-current'
import type { AdTilesProps } from './ad-tiles'
import { adConversationsHref } from './conversations-href'

const whileCounting = 3_000

export function GoalsTile({ overview, hasBegun, state, locale, maySaveGoals }: AdTilesProps) {
  const { totals, days, goalName, goalVersion, goalBuilding } = overview
  const { goals, previousGoals = null } = totals
  const { label, wording } = getFigure('goals_achieved')
  const { previous } = state
  const isKnown = goals !== null && hasBegun
  return (
    <>
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
          <Note overview={overview} configureHref={maySaveGoals ? state.address({ goal: 'edit' }) : null} />
        }
      />
      {goalBuilding ? <StayCurrent every={whileCounting} /> : null}
    </>
  )
}

function toFigure({ totals, goalBuilding }: AdsOverview, hasBegun: boolean, locale: string): Figure {
  const { goals } = totals
  if (goals === null) return { look: 'none', reason: goalBuilding ? 'Being counted' : 'No goal yet' }
  if (!hasBegun) return { look: 'none', reason: 'No conversation yet' }
  return goals === 0 ? { look: 'zero' } : { look: 'value', text: formatCount(goals, locale) }
}

type NoteProps = { overview: AdsOverview; configureHref: string | null }

function Note({ overview: { totals, goalVersion, goalBuilding }, configureHref }: NoteProps) {
  if (goalVersion === null && goalBuilding) return `Being counted${progressOf(goalBuilding)}`
  if (goalVersion !== null) {
    const rate =
      totals.goalRate === null ? 'no rate without a conversation' : `rate ${formatShare(totals.goalRate)}`
    if (!goalBuilding) return rate
    return `${rate} · version ${goalBuilding.version} being counted${progressOf(goalBuilding)}`
  }
  return (
    <>
      No goal yet
      {configureHref ? (
        <>
          {' · '}
          <StateLink
            href={configureHref}
            className="font-medium text-accent-ink underline-offset-3 hover:underline"
          >
            Configure one
          </StateLink>
        </>
      ) : null}
    </>
  )
}

/** ": 40%", or nothing before counting has begun. */
function progressOf({ evaluated, total }: NonNullable<GoalStanding['goalBuilding']>): string {
  const share = toRatio(evaluated, total)
  return share === null ? '' : `: ${formatShare(share, 0)}`
}
