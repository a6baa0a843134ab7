import type { SourceColor } from '../ui/source-color'

export type ChartSeries = { key: string; label: string; color: SourceColor }

/** One day's values by the keys of the series; `day` is an ISO day. */
export type ChartDay = { day: string; values: Record<string, number> }

export function totalOf(day: ChartDay, series: ChartSeries[]): number {
  return series.reduce((sum, one) => sum + (day.values[one.key] ?? 0), 0)
}
