'use client'

import type { ReactNode } from 'react'
import { ColumnsMenu } from './columns-menu'
import type { DataColumn } from './data-column'
import { TableOfRows } from './table-of-rows'
import type { ColumnMemory } from './use-column-widths'
import { type ColumnChoice, useHiddenColumns } from './use-hidden-columns'

export type TableSort = {
  /** The column that the rows are sorted by. */
  id: string
  direction: 'ascending' | 'descending'
  /** By column id: where a click on its header leads to. Columns without one cannot be sorted. */
  hrefs: Partial<Record<string, string>>
}

export type DataTableProps<Row> = {
  /** A constant of the module, so that the table is not built anew at each render. */
  columns: DataColumn<Row>[]
  rows: Row[]
  /** Read out as the table's name. */
  caption: string
  getRowId: (row: Row) => string
  sort?: TableSort
  /** The footer's cells by column id. */
  totals?: Partial<Record<string, ReactNode>>
  /** Makes the first cell a link that the whole row follows. */
  rowHref?: (row: Row) => string | undefined
  /** In place of the table when there are no rows: an `EmptyState`. */
  empty?: ReactNode
  /** Which columns are hidden, in the URL; without it the choice lives until the page is left. */
  columnChoice?: ColumnChoice
  /** Lets columns be made wider and narrower, and remembers it; for tables too wide for the page. */
  resizing?: ColumnMemory
  /** Controls at the left above the table. */
  toolbar?: ReactNode
}

/** Every table of the app. Columns hold functions, so each table is a client file of its own. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, caption, empty, columnChoice, toolbar } = props
  const { hidden, toggle, showUsual } = useHiddenColumns(columnChoice)
  const hideable = columns.filter((column) => column.canHide)
  return (
    <div className="min-w-0">
      {toolbar || hideable.length > 0 ? (
        <div className="mb-2 flex flex-wrap items-center justify-between gap-2" data-screen-only>
          <div className="flex flex-wrap items-center gap-2">{toolbar}</div>
          {hideable.length > 0 ? (
            <ColumnsMenu columns={hideable} hidden={hidden} onToggle={toggle} onUsual={showUsual} />
          ) : null}
        </div>
      ) : null}
      {rows.length === 0 && empty ? (
        empty
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section aria-label={caption} tabIndex={0} className="overflow-x-auto rounded-sm">
          <TableOfRows {...props} hidden={hidden} />
        </section>
      )}
    </div>
  )
}
