'use client'

import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { StateLink } from '@/components/ui/state-link'
import { formatDayWithWeekday } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import { noFigure } from '@/lib/format/no-figure'
import { type FigureKey, getFigure } from '@/lib/metrics/catalog'

export type CaptureRow = {
  day: string
  /** Whether it still goes on. */
  isUnfinished: boolean
  /** Null where Meta's count is not known. */
  started: number | null
  reached: number
  wrote: number
  counted: number
  /** The conversations that are counted; null where they cannot be listed. */
  href: string | null
  rate: number | null
  most: { count: number; words: string } | null
}

export type CaptureDaysProps = { rows: CaptureRow[]; caption: string; locale: string }

/** The ladder by day, newest first. */
export function CaptureDays({ rows, caption, locale }: CaptureDaysProps) {
  return <DataTable columns={listColumns(locale)} rows={rows} caption={caption} getRowId={({ day }) => day} />
}

function listColumns(locale: string): DataColumn<CaptureRow>[] {
  const count = (value: number | null) => (value === null ? <Unknown /> : formatCount(value, locale))
  return [
    {
      id: 'day',
      header: 'Day',
      cell: ({ day, isUnfinished }) => (
        <span className="whitespace-nowrap">
          {formatDayWithWeekday(day)}
          {isUnfinished ? <span className="text-muted"> · not finished yet</span> : null}
        </span>
      ),
    },
    figureColumn('conversations_started', ({ started }) => count(started)),
    figureColumn('capture_reached', ({ reached }) => count(reached)),
    figureColumn('capture_wrote', ({ wrote }) => count(wrote)),
    figureColumn('capture_counted', ({ counted, href }) =>
      href === null ? (
        count(counted)
      ) : (
        <StateLink href={href} className="underline-offset-3 hover:underline">
          {count(counted)}
        </StateLink>
      ),
    ),
    figureColumn('capture_rate', ({ rate }) => formatShare(rate)),
    {
      id: 'most',
      header: 'Most are lost',
      cell: ({ most }) => (
        <span className="whitespace-nowrap text-muted">
          {most === null ? noFigure : `${formatCount(most.count, locale)} ${most.words}`}
        </span>
      ),
    },
  ]
}

function Unknown() {
  return (
    <span title="Meta's count is not known" className="text-muted">
      <span aria-hidden="true">{noFigure}</span>
      <span className="sr-only">Meta's count is not known</span>
    </span>
  )
}

function figureColumn(key: FigureKey, cell: DataColumn<CaptureRow>['cell']): DataColumn<CaptureRow> {
  const { label, wording } = getFigure(key)
  return { id: key, header: label, definition: wording, align: 'end', cell }
}
