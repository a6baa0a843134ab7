'use client'

import { type ReactNode, useState } from 'react'
import { SegmentedChoice } from '../ui/segmented-choice'

export type ChartOrTableProps = {
  /** What both show: "Conversations a day by source". */
  label: string
  /** What both need: a legend. */
  legend: ReactNode
  chart: ReactNode
  table: ReactNode
}

/** A picture for people who look, and the table of the same numbers for people who read. */
export function ChartOrTable({ label, legend, chart, table }: ChartOrTableProps) {
  const [view, setView] = useState<'chart' | 'table'>('chart')
  return (
    <div className="min-w-0">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap gap-x-4 gap-y-1 text-small text-muted">{legend}</div>
        <SegmentedChoice
          label={`${label}: show as`}
          size="small"
          value={view}
          onChange={setView}
          options={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </div>
      {view === 'chart' ? chart : table}
    </div>
  )
}
