'use client'

import { createContext, use } from 'react'
import { formatDayWithWeekday } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { ColorKey } from '../ui/color-key'
import { type ChartDay, type ChartSeries, totalOf } from './chart-series'

type TooltipContent = {
  days: Map<string, ChartDay>
  series: ChartSeries[]
  besides?: { key: string; label: string }[]
  locale: string
  unfinishedDay?: string
}

/** Tremor takes a component and hands it only the bars, so what it says comes by context. */
export const DayTooltipContent = createContext<TooltipContent | null>(null)

type DayTooltipProps = { active?: boolean; payload?: { payload?: unknown }[] }

export function DayTooltip({ active, payload }: DayTooltipProps) {
  const content = use(DayTooltipContent)
  const day = content?.days.get(dayOf(payload?.[0]?.payload))
  if (!active || !content || !day) return null
  return (
    <div className="min-w-44 rounded-card border border-hairline bg-raised px-3 py-2 text-small shadow-popup">
      <p className="font-semibold text-ink">{formatDayWithWeekday(day.day)}</p>
      {day.day === content.unfinishedDay ? <p className="text-note text-muted">not finished yet</p> : null}
      <div className="mt-1.5 space-y-1">
        {content.series.map((one) => (
          <TooltipRow key={one.key} value={formatCount(day.values[one.key] ?? 0, content.locale)}>
            <ColorKey color={one.color}>{one.label}</ColorKey>
          </TooltipRow>
        ))}
        <div className="border-t border-hairline pt-1">
          <TooltipRow value={formatCount(totalOf(day, content.series), content.locale)}>Total</TooltipRow>
          {content.besides?.map(({ key, label }) => (
            <TooltipRow key={key} value={formatCount(day.values[key] ?? 0, content.locale)}>
              {label}
            </TooltipRow>
          ))}
        </div>
      </div>
    </div>
  )
}

function TooltipRow({ children, value }: { children: React.ReactNode; value: string }) {
  return (
    <p className="flex items-center justify-between gap-6 text-muted">
      <span>{children}</span>
      <span className="font-semibold text-ink">{value}</span>
    </p>
  )
}

function dayOf(datum: unknown): string {
  if (typeof datum !== 'object' || datum === null || !('day' in datum)) return ''
  return String(datum.day)
}
