'use client'

import type { ReactNode } from 'react'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { formatBytes } from '@/lib/format/format-bytes'
import { formatCount } from '@/lib/format/format-number'
import { noFigure } from '@/lib/format/no-figure'
import type { FilterPart } from '@/lib/reports/describe-filter'
import type { Report } from '@/lib/reports/report'
import type { ReportStanding } from '../report/tell-report'
import { ReportActions } from './report-actions'

export interface ReportRow {
  report: Report
  standing: ReportStanding
  parts: FilterPart[]
}

export type ReportsTableProps = {
  rows: ReportRow[]
  slug: string
  timeZone: string
  locale: string
  empty: ReactNode
}

export function ReportsTable({ rows, slug, timeZone, locale, empty }: ReportsTableProps) {
  return (
    <DataTable
      columns={listColumns(slug, timeZone, locale)}
      rows={rows}
      caption="Reports"
      getRowId={({ report }) => report.id}
      empty={empty}
    />
  )
}

function listColumns(slug: string, timeZone: string, locale: string): DataColumn<ReportRow>[] {
  return [
    {
      id: 'what',
      header: 'What was asked for',
      cell: ({ report, parts }) => (
        <span className="block max-w-80 min-w-48 whitespace-normal">
          <span className="font-medium">
            {report.filter?.view === 'conversations' ? 'Conversations' : 'Messages'}
          </span>
          {parts.map(({ label, value }) => (
            <span key={label} className="block text-note wrap-anywhere text-muted">
              {label}: <bdi>{value}</bdi>
            </span>
          ))}
        </span>
      ),
    },
    {
      id: 'when',
      header: 'Asked for',
      cell: ({ report }) => <RelativeTime at={report.requestedAt} timeZone={timeZone} />,
    },
    {
      id: 'state',
      header: 'State',
      cell: ({ standing }) => (
        <span className="block max-w-64 min-w-40 whitespace-normal">
          <Badge tone={standing.tone}>{standing.word}</Badge>
          <span className="mt-0.5 block text-note wrap-anywhere text-muted">{standing.sentence}</span>
        </span>
      ),
    },
    {
      id: 'rows',
      header: 'Rows',
      align: 'end',
      cell: ({ report }) => (report.rowsTotal === null ? noFigure : formatCount(report.rowsDone, locale)),
    },
    {
      id: 'size',
      header: 'Size',
      align: 'end',
      cell: ({ report }) => (report.bytes === null ? noFigure : formatBytes(report.bytes)),
    },
    {
      id: 'until',
      header: 'File goes',
      definition: 'Then the file and its password are removed.',
      cell: ({ report }) =>
        report.fileUntil ? <RelativeTime at={report.fileUntil} timeZone={timeZone} /> : noFigure,
    },
    {
      id: 'downloads',
      header: 'Downloads left',
      align: 'end',
      cell: ({ report }) => (report.isFileThere ? report.downloadsLeft : noFigure),
    },
    {
      id: 'actions',
      header: 'Actions',
      cell: ({ report, standing }) => <ReportActions slug={slug} report={report} isOpen={standing.isOpen} />,
    },
  ]
}
