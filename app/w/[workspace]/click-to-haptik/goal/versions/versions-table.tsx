'use client'

import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { formatInstant } from '@/lib/format/format-instant'
import { formatCount } from '@/lib/format/format-number'
import { noFigure } from '@/lib/format/no-figure'
import type { GoalVersion } from '@/lib/goals/goal-version'
import type { GoalFigures } from '@/lib/metrics/compare-goals'
import { sourceLabels, sources } from '@/lib/metrics/sources'
import type { GoalSetting } from '../goal-setting'

export interface VersionRow extends GoalVersion {
  changes: string[]
  /** Null while they are being read. */
  figures: GoalFigures | null
  isLatest: boolean
}

export type VersionsTableProps = {
  setting: GoalSetting
  rows: VersionRow[]
  /** The figures could not be read. */
  failed: boolean
  /** The version that is being restored. */
  pending: number | null
  onRestore: (version: number) => void
}

export function VersionsTable(props: VersionsTableProps) {
  return (
    <DataTable
      columns={listColumns(props)}
      rows={props.rows}
      caption="Versions of the goal"
      getRowId={({ version }) => String(version)}
    />
  )
}

function listColumns(props: VersionsTableProps): DataColumn<VersionRow>[] {
  const { setting, failed, pending, onRestore } = props
  const counted = (id: string, header: string, countOf: (figures: GoalFigures) => number) => ({
    id,
    header,
    align: 'end' as const,
    cell: ({ figures }: VersionRow) => {
      if (figures) return formatCount(countOf(figures), setting.locale)
      return <span className="text-muted">{failed ? noFigure : '…'}</span>
    },
  })
  const restoring: DataColumn<VersionRow> = {
    id: 'restore',
    header: 'Restore',
    align: 'end',
    cell: ({ version, isLatest }) =>
      isLatest ? (
        <span className="text-note text-muted">the newest</span>
      ) : (
        <Button size="small" onClick={() => onRestore(version)} aria-disabled={pending !== null}>
          {pending === version ? 'Restoring' : 'Restore'}
          <span className="sr-only"> version {version}</span>
        </Button>
      ),
  }
  return [
    { id: 'version', header: 'Version', cell: (row) => <VersionName {...row} /> },
    { id: 'saved', header: 'Saved', cell: (row) => <Saved {...row} timeZone={setting.timeZone} /> },
    { id: 'changes', header: 'What changed', cell: ({ changes }) => <Changes changes={changes} /> },
    {
      ...counted('reached', 'Reached', ({ reached }) => reached),
      definition: 'Conversations that reach this version, whenever it was live.',
    },
    ...sources.map((source) => counted(source, sourceLabels[source], ({ bySource }) => bySource[source])),
    ...(setting.maySave ? [restoring] : []),
  ]
}

function VersionName({ version, name, state, progress, restoredFrom }: VersionRow) {
  return (
    <div className="min-w-24">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 font-medium">
        Version {version} <StateBadge state={state} progress={progress} />
      </p>
      <p className="truncate text-note text-muted">{name}</p>
      {restoredFrom ? <p className="text-note text-muted">restored from version {restoredFrom}</p> : null}
    </div>
  )
}

function StateBadge({ state, progress }: Pick<GoalVersion, 'state' | 'progress'>) {
  if (state === 'live') return <Badge tone="good">live</Badge>
  if (state === 'retired') return <Badge>retired</Badge>
  if (state === 'abandoned') {
    return <Badge title="Another version was saved before this one was counted">never live</Badge>
  }
  const share = progress && progress.total > 0 ? progress.evaluated / progress.total : null
  return (
    <Badge tone="accent">
      {share === null ? 'waits to be counted' : `being counted, ${Math.floor(share * 100)} %`}
    </Badge>
  )
}

function Saved({
  savedBy,
  savedAt,
  timeZone,
}: Pick<GoalVersion, 'savedBy' | 'savedAt'> & { timeZone: string }) {
  return (
    <>
      <p className="whitespace-nowrap">{savedBy}</p>
      <p className="text-note whitespace-nowrap text-muted">{formatInstant(new Date(savedAt), timeZone)}</p>
    </>
  )
}

function Changes({ changes }: { changes: string[] }) {
  return (
    <ul className="min-w-48 space-y-0.5 text-small">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  )
}
