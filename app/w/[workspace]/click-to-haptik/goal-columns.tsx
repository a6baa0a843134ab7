import type { DataColumn } from '@/components/table/data-column'
import { StateLink } from '@/components/ui/state-link'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import { noFigure } from '@/lib/format/no-figure'
import { figureColumn } from './cost-columns'

export type GoalCells = {
  /** Null before a goal is live. */
  goals: number | null
  goalRate: number | null
  /** The conversations that reached it. */
  goalsHref: string
}

/** How many conversations of the row reached the goal. */
export function goalsColumn<Row extends GoalCells>(locale: string, canHide: boolean): DataColumn<Row> {
  return figureColumn('goals', 'goals_achieved', (row) => <Goals {...row} locale={locale} />, {
    header: 'Goals',
    canHide,
  })
}

export function goalRateColumn<Row extends GoalCells>(canHide: boolean): DataColumn<Row> {
  return figureColumn('rate', 'goal_rate', ({ goalRate }) => formatShare(goalRate), { canHide })
}

function Goals({ goals, goalsHref, locale }: GoalCells & { locale: string }) {
  if (goals === null) return noFigure
  if (goals === 0) return '0'
  return (
    <StateLink href={goalsHref} className="underline-offset-3 hover:underline">
      {formatCount(goals, locale)}
      <span className="sr-only"> conversations that reached the goal</span>
    </StateLink>
  )
}
