'use client'

import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { StateLink } from '@/components/ui/state-link'
import { formatDuration } from '@/lib/format/format-duration'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import { noFigure } from '@/lib/format/no-figure'
import { type FigureKey, getFigure } from '@/lib/metrics/catalog'

export type JourneyRow = {
  id: string
  name: string
  /** Which of the two that are compared. */
  side: string | null
  reached: LinkedCount
  shareOfStart: number | null
  shareOfBefore: number | null
  dropped: LinkedCount
  open: LinkedCount
  seconds: number | null
  /** Null where it is not known. */
  costPerPerson: string | null
  lost: string | null
  carriedByOpen: string | null
}

type LinkedCount = { count: number; href: string }

export type JourneyTableProps = {
  rows: JourneyRow[]
  caption: string
  locale: string
  compares: boolean
  /** Whether any cost is known. */
  hasCost: boolean
}

export function JourneyTable({ rows, caption, ...shown }: JourneyTableProps) {
  return <DataTable columns={listColumns(shown)} rows={rows} caption={caption} getRowId={({ id }) => id} />
}

type Shown = Omit<JourneyTableProps, 'rows' | 'caption'>

function listColumns({ locale, compares, hasCost }: Shown): DataColumn<JourneyRow>[] {
  const count = ({ count, href }: LinkedCount) => (
    <StateLink href={href} className="underline-offset-3 hover:underline">
      {formatCount(count, locale)}
    </StateLink>
  )
  const shownTime = ({ seconds }: JourneyRow) => (seconds === null ? noFigure : formatDuration(seconds))
  return [
    {
      id: 'step',
      header: 'Step',
      cell: ({ name }) => <span className="block min-w-28 font-medium wrap-anywhere">{name}</span>,
    },
    ...(compares ? [sideColumn] : []),
    figureColumn('step_reached', ({ reached }) => count(reached)),
    figureColumn('step_share_of_start', ({ shareOfStart }) => formatShare(shareOfStart)),
    figureColumn('step_share_of_before', ({ shareOfBefore }) => formatShare(shareOfBefore)),
    figureColumn('step_dropped', ({ dropped }) => count(dropped)),
    figureColumn('journey_open', ({ open }) => count(open)),
    figureColumn('step_seconds', shownTime),
    ...(hasCost ? costColumns : []),
  ]
}

const sideColumn: DataColumn<JourneyRow> = {
  id: 'side',
  header: 'Of',
  cell: ({ side }) => (
    <span className="whitespace-nowrap">
      <bdi>{side}</bdi>
    </span>
  ),
}

const costColumns = [
  figureColumn('cost_per_person_at_step', ({ costPerPerson }) => costPerPerson ?? noFigure),
  figureColumn('money_lost_at_step', ({ lost }) => lost ?? noFigure),
  figureColumn('money_open_at_step', ({ carriedByOpen }) => carriedByOpen ?? noFigure),
]

function figureColumn(key: FigureKey, cell: DataColumn<JourneyRow>['cell']): DataColumn<JourneyRow> {
  const { label, wording } = getFigure(key)
  return { id: key, header: label, definition: wording, align: 'end', cell }
}
