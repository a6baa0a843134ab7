import { formatDayWithWeekday } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { StateLink } from '../ui/state-link'
import { type ChartDay, totalOf } from './chart-series'
import type { StackedDaysChartProps } from './stacked-days-chart'

/** The chart's numbers as a table, newest first, in the chart's height. */
export function DaysTable(props: StackedDaysChartProps) {
  const { label, days, series, besides = [], unfinishedDay, onDayHref } = props
  const names = [...series.map((one) => one.label), 'Total', ...besides.map((one) => one.label)]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="relative h-[200px] overflow-auto">
      <table className="w-full text-small">
        <caption className="sr-only">{label}</caption>
        <thead className="sticky top-0 bg-surface text-muted">
          <tr>
            <th scope="col" className="py-1.5 pr-3 text-left font-medium">
              Day
            </th>
            {names.map((name) => (
              <th key={name} scope="col" className="px-3 py-1.5 text-right font-medium last:pr-1">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day} className="border-t border-hairline">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal whitespace-nowrap">
                <DayName day={day.day} href={onDayHref} unfinished={day.day === unfinishedDay} />
              </th>
              <DayCells {...props} day={day} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function DayCells({ day, series, besides, locale }: StackedDaysChartProps & { day: ChartDay }) {
  return (
    <>
      {series.map((one) => (
        <td key={one.key} className="px-3 py-1.5 text-right">
          {formatCount(day.values[one.key] ?? 0, locale)}
        </td>
      ))}
      <td className="px-3 py-1.5 text-right font-semibold last:pr-1">
        {formatCount(totalOf(day, series), locale)}
      </td>
      {besides?.map(({ key }) => (
        <td key={key} className="px-3 py-1.5 text-right last:pr-1">
          {formatCount(day.values[key] ?? 0, locale)}
        </td>
      ))}
    </>
  )
}

function DayName({ day, href, unfinished }: { day: string; href?: string; unfinished: boolean }) {
  const name = formatDayWithWeekday(day)
  return (
    <>
      {href ? (
        <StateLink href={href.replace('{day}', day)} className="underline-offset-3 hover:underline">
          {name}
        </StateLink>
      ) : (
        name
      )}
      {unfinished ? <span className="text-muted"> · not finished yet</span> : null}
    </>
  )
}
