'use client'

import type { ReactNode } from 'react'
import { DataTable, type TableSort } from '@/components/table/data-table'
import { KeysetPager, type KeysetPagerProps } from '@/components/table/keyset-pager'
import type { ColumnMemory } from '@/components/table/use-column-widths'
import type { ColumnChoice } from '@/components/table/use-hidden-columns'
import { formatDaysShort } from '@/lib/format/format-day'
import type { TotalMeasures } from '@/lib/metrics/ads-overview'
import type { AdColumnId } from './ad-columns'
import type { AdRow } from './ad-row'
import { listAdColumns } from './list-ad-columns'
import { listTotals } from './list-totals'

export type AdsTableProps = {
  rows: AdRow[]
  sort: TableSort
  /** The column with a bar before each figure. */
  sortedBy: AdColumnId
  locale: string
  comparesWith: { from: string; to: string } | null
  /** Before a goal is live there is nothing to say of goals. */
  hasGoal: boolean
  columnChoice: ColumnChoice
  resizing: ColumnMemory
  /** Over all pages. */
  totals: TotalMeasures & { ads: string; change: number | null }
  pager: Omit<KeysetPagerProps, 'label' | 'names'>
  toolbar: ReactNode
}

export function AdsTable(props: AdsTableProps) {
  const { rows, sort, sortedBy, locale, comparesWith, hasGoal, totals, pager, ...table } = props
  const comparison = comparesWith ? `than ${formatDaysShort(comparesWith.from, comparesWith.to)}` : null
  return (
    <>
      <DataTable
        columns={listAdColumns({ locale, comparison, hasGoal, sortedBy })}
        rows={rows}
        caption="Ads, what they cost and the conversations they brought"
        getRowId={({ adId }) => adId}
        rowHref={({ adHref }) => adHref}
        sort={sort}
        totals={listTotals(totals, { locale, comparison })}
        {...table}
      />
      <KeysetPager label="Ads" names={{ newer: 'Back', older: 'Next' }} {...pager} />
    </>
  )
}
