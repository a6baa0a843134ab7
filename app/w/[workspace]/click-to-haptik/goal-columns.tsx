import type { DataColumn } from '@/components/table/data-column'
import { StateLink } from '@/components/ui/state-link'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import { noFigure } from '@/lib/format/no-figure'
import { getFigure } from '@/lib/metrics/catalog'

export type GoalCells = {
  /** Null before a goal is live. */
  goals: number | null
  goalRate: number | null
  /** The conversations that reached it. */
  goalsHref: string
}

/** How many conversations of the row reached the goal. */
export function goalColumns<Row extends GoalCells>(locale: string): DataColumn<Row>[] {
  return [
    {
      id: 'goals',
      header: 'Goals',
      align: 'end',
      definition: getFigure('goals_achieved').wording,
      cell: (row) => <Goals {...row} locale={locale} />,
    },
    {
      id: 'rate',
      header: getFigure('goal_rate').label,
      align: 'end',
      definition: getFigure('goal_rate').wording,
      cell: ({ goalRate }) => formatShare(goalRate),
    },
  ]
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
