'use client'

import { FigureValue } from '@/components/figure/figure-value'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { formatCount } from '@/lib/format/format-number'
import { getFigure } from '@/lib/metrics/catalog'
import { type SourceCounts, sourceLabels, sources } from '@/lib/metrics/sources'
import type { WorkspaceRow } from './list-workspace-rows'

/** Workspaces of several countries stand under one another, so one way of grouping digits for all. */
const locale = 'en'

const columns: DataColumn<WorkspaceRow>[] = [
  { id: 'name', header: 'Workspace', cell: ({ name }) => <span className="font-medium">{name}</span> },
  countColumn('all', 'Conversations', ({ ads, organic, proactive }) => ads + organic + proactive),
  ...sources.map((source) => countColumn(source, sourceLabels[source], (counts) => counts[source])),
  {
    id: 'goals',
    header: 'Goals',
    align: 'end',
    definition: getFigure('goals_achieved').wording,
    cell: ({ counts, goals }) => {
      if (!counts) return <FigureValue figure={{ look: 'error' }} />
      if (!goals) return <FigureValue figure={{ look: 'none', reason: 'No goal yet' }} />
      return <Counts {...goals} />
    },
  },
  { id: 'role', header: 'Your role', cell: ({ role }) => role },
  { id: 'time-zone', header: 'Time zone', cell: ({ timeZone }) => timeZone },
]

export function WorkspacesTable({ rows }: { rows: WorkspaceRow[] }) {
  return (
    <DataTable
      columns={columns}
      rows={rows}
      caption="Your workspaces"
      getRowId={({ slug }) => slug}
      rowHref={({ slug }) => `/w/${slug}/click-to-haptik`}
      empty={
        <EmptyState
          title="No workspaces yet"
          sentence="Every workspace that you are a member of will be here. Ask its owner to add you."
        />
      }
    />
  )
}

function countColumn(
  id: string,
  header: string,
  countOf: (counts: SourceCounts) => number,
): DataColumn<WorkspaceRow> {
  return {
    id,
    header,
    align: 'end',
    cell: ({ counts }) => {
      if (!counts) return <FigureValue figure={{ look: 'error' }} />
      return <Counts thirtyDays={countOf(counts.thirtyDays)} today={countOf(counts.today)} />
    },
  }
}

function Counts({ thirtyDays, today }: { thirtyDays: number; today: number }) {
  return (
    <>
      {formatCount(thirtyDays, locale)}
      <span className="block text-note whitespace-nowrap text-muted">{formatCount(today, locale)} today</span>
    </>
  )
}
