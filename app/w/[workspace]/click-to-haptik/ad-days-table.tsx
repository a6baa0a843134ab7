'use client'

import type { ReactNode } from 'react'
import { ValueBar } from '@/components/figure/value-bar'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { formatDayWithWeekday } from '@/lib/format/format-day'
import type { Money, TotalMeasures } from '@/lib/metrics/ads-overview'
import { type ConversationsCell, conversationsColumn } from './conversations-column'
import { CountCell, figureColumn, MoneyCell } from './cost-columns'
import { type GoalCells, goalRateColumn, goalsColumn } from './goal-columns'
import { listTotals } from './list-totals'

export type AdDayRow = ConversationsCell &
  GoalCells & {
    day: string
    spend: Money[]
    impressions: number | null
    clicks: number | null
    /** Of conversations, against the day with the most. */
    bar: number | null
    isUnfinished: boolean
  }

export type AdDaysTableProps = {
  rows: AdDayRow[]
  locale: string
  hasGoal: boolean
  /** Whether anything is known of costs. */
  hasCost: boolean
  totals: TotalMeasures & { days: string }
  toolbar: ReactNode
}

/** What the chosen ads cost and brought on each day: the numbers behind the lines of the tiles. */
export function AdDaysTable({ rows, locale, hasGoal, hasCost, totals, toolbar }: AdDaysTableProps) {
  const { days, ...sums } = totals
  return (
    <DataTable
      columns={listColumns(locale, { hasGoal, hasCost })}
      rows={rows}
      caption="Days, what the ads cost and the conversations they brought"
      getRowId={({ day }) => day}
      toolbar={toolbar}
      totals={{
        ...listTotals({ ...sums, ads: '', change: null }, { locale, comparison: null }),
        day: days,
      }}
    />
  )
}

type Has = { hasGoal: boolean; hasCost: boolean }

function listColumns(locale: string, { hasGoal, hasCost }: Has): DataColumn<AdDayRow>[] {
  const conversations = conversationsColumn<AdDayRow>(locale, false)
  return [
    { id: 'day', header: 'Day', cell: (row) => <Day {...row} /> },
    ...(hasCost ? costColumns(locale) : []),
    { ...conversations, cell: (row) => <WithBar bar={row.bar}>{conversations.cell(row)}</WithBar> },
    ...(hasGoal ? [goalsColumn<AdDayRow>(locale, false), goalRateColumn<AdDayRow>(false)] : []),
  ]
}

const notTold = 'Nothing was told of this day'

function costColumns(locale: string): DataColumn<AdDayRow>[] {
  const look = { locale, reason: notTold }
  return [
    figureColumn('spend', 'ad_spend', ({ spend }) => <MoneyCell money={spend} {...look} />, {
      header: 'Cost',
      canHide: false,
    }),
    figureColumn(
      'impressions',
      'ad_impressions',
      ({ impressions }) => <CountCell count={impressions} {...look} />,
      { canHide: false },
    ),
    figureColumn('clicks', 'ad_clicks', ({ clicks }) => <CountCell count={clicks} {...look} />, {
      header: 'Clicks',
      canHide: false,
    }),
  ]
}

function WithBar({ bar, children }: { bar: number | null; children: ReactNode }) {
  return (
    <span className="inline-flex items-center whitespace-nowrap">
      <span className="max-md:hidden">
        <ValueBar ratio={bar} />
      </span>
      {children}
    </span>
  )
}

function Day({ day, isUnfinished }: AdDayRow) {
  return (
    <span className="whitespace-nowrap">
      {formatDayWithWeekday(day)}
      {isUnfinished ? <span className="text-muted"> · not finished yet</span> : null}
    </span>
  )
}
