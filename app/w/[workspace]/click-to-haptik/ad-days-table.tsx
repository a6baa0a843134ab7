'use client'

import type { ReactNode } from 'react'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { formatDayWithWeekday } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import { type ConversationsCell, conversationsColumn } from './conversations-column'
import { type GoalCells, goalColumns } from './goal-columns'

export type AdDayRow = ConversationsCell &
  GoalCells & {
    day: string
    href: string
    isUnfinished: boolean
  }

export type AdDaysTableProps = {
  rows: AdDayRow[]
  locale: string
  hasGoal: boolean
  totals: { days: string; conversations: number; goals: number | null; goalRate: number | null }
  toolbar: ReactNode
}

/** What the chosen ads brought on each day: the numbers behind the lines of the tiles. */
export function AdDaysTable({ rows, locale, hasGoal, totals, toolbar }: AdDaysTableProps) {
  return (
    <DataTable
      columns={listColumns(locale, hasGoal)}
      rows={rows}
      caption="Days and the conversations from ads"
      getRowId={({ day }) => day}
      rowHref={({ href }) => href}
      toolbar={toolbar}
      totals={{
        day: totals.days,
        conversations: formatCount(totals.conversations, locale),
        goals: totals.goals === null ? null : formatCount(totals.goals, locale),
        rate: formatShare(totals.goalRate),
      }}
    />
  )
}

function listColumns(locale: string, hasGoal: boolean): DataColumn<AdDayRow>[] {
  return [
    { id: 'day', header: 'Day', cell: (row) => <Day {...row} /> },
    conversationsColumn(locale),
    ...(hasGoal ? goalColumns<AdDayRow>(locale) : []),
  ]
}

function Day({ day, isUnfinished }: AdDayRow) {
  return (
    <span className="whitespace-nowrap">
      {formatDayWithWeekday(day)}
      {isUnfinished ? <span className="text-muted"> · not finished yet</span> : null}
    </span>
  )
}
