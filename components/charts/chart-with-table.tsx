'use client'

import { useState } from 'react'
import { ColorKey } from '../ui/color-key'
import { SegmentedChoice } from '../ui/segmented-choice'
import { DaysTable } from './days-table'
import { StackedDaysChart, type StackedDaysChartProps } from './stacked-days-chart'

/** The days as bars or as the table of the same numbers, with the legend that both need. */
export function ChartWithTable(props: StackedDaysChartProps) {
  const [view, setView] = useState<'chart' | 'table'>('chart')
  return (
    <div className="min-w-0">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap gap-x-4 gap-y-1 text-small text-muted">
          {props.series.map((one) => (
            <ColorKey key={one.key} color={one.color}>
              {one.label}
            </ColorKey>
          ))}
        </div>
        <SegmentedChoice
          label={`${props.label}: show as`}
          size="small"
          value={view}
          onChange={setView}
          options={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </div>
      {view === 'chart' ? <StackedDaysChart {...props} /> : <DaysTable {...props} />}
    </div>
  )
}
