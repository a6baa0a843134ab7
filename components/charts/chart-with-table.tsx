'use client'

import { ColorKey } from '../ui/color-key'
import { ChartOrTable } from './chart-or-table'
import { DaysTable } from './days-table'
import { StackedDaysChart, type StackedDaysChartProps } from './stacked-days-chart'

/** The days as bars or as the table of the same numbers, with the legend that both need. */
export function ChartWithTable(props: StackedDaysChartProps) {
  const legend = props.series.map((one) => (
    <ColorKey key={one.key} color={one.color}>
      {one.label}
    </ColorKey>
  ))
  return (
    <ChartOrTable
      label={props.label}
      legend={legend}
      chart={<StackedDaysChart {...props} />}
      table={<DaysTable {...props} />}
    />
  )
}
