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
}

type LinkedCount = { count: number; href: string }

export type JourneyTableProps = { rows: JourneyRow[]; caption: string; locale: string; compares: boolean }

export function JourneyTable({ rows, caption, locale, compares }: JourneyTableProps) {
  return (
    <DataTable
      columns={listColumns(locale, compares)}
      rows={rows}
      caption={caption}
      getRowId={({ id }) => id}
    />
  )
}

function listColumns(locale: string, compares: boolean): DataColumn<JourneyRow>[] {
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

function figureColumn(key: FigureKey, cell: DataColumn<JourneyRow>['cell']): DataColumn<JourneyRow> {
  const { label, wording } = getFigure(key)
  return { id: key, header: label, definition: wording, align: 'end', cell }
}
