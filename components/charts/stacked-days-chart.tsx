'use client'

import { BarChart } from '@tremor/react'
import { formatDay, formatDayWithYear } from '@/lib/format/format-day'
import { formatCompact } from '@/lib/format/format-number'
import { useStateNavigation } from '../ui/state-navigation'
import { type ChartDay, type ChartSeries, totalOf } from './chart-series'
import { DayTooltip, DayTooltipContent } from './day-tooltip'
import { HatchPatterns } from './hatch-patterns'
import { roundAxisTop } from './round-axis'

export type StackedDaysChartProps = {
  /** The accessible name: "Conversations a day by source". */
  label: string
  days: ChartDay[]
  series: ChartSeries[]
  /** Told with each day without being drawn: part of the total, not more of it. */
  besides?: { key: string; label: string }[]
  locale: string
  /** Today, drawn hatched. */
  unfinishedDay?: string
  /** The address that a click on a day leads to, with {day} in the day's place. */
  onDayHref?: string
}

/** A picture only: whoever cannot see it reads the table that stands beside or behind it. */
export function StackedDaysChart(props: StackedDaysChartProps) {
  const { label, days, series, besides, locale, unfinishedDay, onDayHref } = props
  const navigate = useStateNavigation()
  const content = { days: new Map(days.map((day) => [day.day, day])), series, besides, locale, unfinishedDay }
  const top = roundAxisTop(Math.max(0, ...days.map((day) => totalOf(day, series))))

  const followDay = (clicked: { [key: string]: string | number } | null | undefined) => {
    if (onDayHref && clicked?.day) navigate(onDayHref.replace('{day}', String(clicked.day)))
  }

  return (
    <figure aria-label={label} className="relative h-[200px]">
      <HatchPatterns />
      <div aria-hidden="true" className="h-full">
        <DayTooltipContent value={content}>
          <BarChart
            // A chosen bar stays chosen inside Tremor; new days are a new chart.
            key={`${days[0]?.day} ${days.at(-1)?.day}`}
            className="h-full [&_.recharts-bar-rectangle_rect]:stroke-surface"
            data={toData(days, series, unfinishedDay)}
            index="label"
            categories={series.flatMap((one) => [one.key, openKey(one.key)])}
            colors={series.flatMap((one) => [one.color, `hatch-${one.color}`])}
            stack
            minValue={0}
            maxValue={top}
            allowDecimals={false}
            valueFormatter={(value) => formatCompact(value, locale)}
            yAxisWidth={formatCompact(top, locale).length * 7 + 10}
            padding={{ left: 0, right: 0 }}
            barCategoryGap="12%"
            tickGap={24}
            showLegend={false}
            customTooltip={DayTooltip}
            onValueChange={onDayHref ? followDay : undefined}
          />
        </DayTooltipContent>
      </div>
    </figure>
  )
}

function openKey(key: string): string {
  return `${key} so far`
}

/** An unfinished day's values go under keys of their own, as Tremor colours by key and never by day. */
function toData(days: ChartDay[], series: ChartSeries[], unfinishedDay: string | undefined) {
  const label = days.length > 365 ? formatDayWithYear : formatDay
  return days.map((day) => {
    const values = series.map((one) => {
      const key = day.day === unfinishedDay ? openKey(one.key) : one.key
      return [key, day.values[one.key] ?? 0]
    })
    return { day: day.day, label: label(day.day), ...Object.fromEntries(values) }
  })
}
