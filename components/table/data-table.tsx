'use client'

import { type ColumnDef, useTable } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { cellLook } from './cell-look'
import { ColumnHeader } from './column-header'
import { ColumnsMenu } from './columns-menu'
import type { DataColumn } from './data-column'
import { FirstCell } from './first-cell'
import { features } from './table-features'
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
  /** Controls at the left above the table. */
  toolbar?: ReactNode
}

/** Every table of the app. Columns hold functions, so each table is a client file of its own. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, caption, empty, columnChoice, toolbar } = props
  const [hidden, toggle] = useHiddenColumns(columnChoice)
  const hideable = columns.filter((column) => column.canHide)
  return (
    <div className="min-w-0">
      {toolbar || hideable.length > 0 ? (
        <div className="mb-2 flex flex-wrap items-center justify-between gap-2" data-screen-only>
          <div className="flex flex-wrap items-center gap-2">{toolbar}</div>
          {hideable.length > 0 ? <ColumnsMenu columns={hideable} hidden={hidden} onToggle={toggle} /> : null}
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

function TableOfRows<Row extends object>(props: DataTableProps<Row> & { hidden: string[] }) {
  const { columns, rows, caption, getRowId, sort, totals, rowHref, hidden } = props
  const table = useTable({
    features,
    data: rows,
    columns: columns.map(toColumnDef),
    getRowId,
    manualSorting: true,
    state: {
      columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])),
      sorting: sort ? [{ id: sort.id, desc: sort.direction === 'descending' }] : [],
    },
  })

  return (
    <table className="w-full border-collapse text-body">
      <caption className="sr-only">{caption}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map(({ id, column }, index) => (
              <th
                key={id}
                scope="col"
                aria-sort={ariaSort(column.getIsSorted())}
                className={`pb-2.5 text-small font-medium whitespace-nowrap text-muted ${cellLook(alignOf(column), index === 0)}`}
              >
                <ColumnHeader
                  name={String(column.columnDef.header)}
                  definition={column.columnDef.meta?.definition}
                  sortHref={sort?.hrefs[id]}
                  sorted={column.getIsSorted()}
                />
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr
            key={row.id}
            className="relative border-t border-hairline has-[a:hover]:bg-sunken/50 [&_td+td_:is(a,button)]:relative [&_td+td_:is(a,button)]:z-[1]"
          >
            {row.getVisibleCells().map((cell, index) => (
              <td key={cell.id} className={`py-2.5 ${cellLook(alignOf(cell.column), index === 0)}`}>
                {index === 0 ? (
                  <FirstCell href={rowHref?.(row.original)}>
                    <table.FlexRender cell={cell} />
                  </FirstCell>
                ) : (
                  <table.FlexRender cell={cell} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {totals ? (
        <tfoot>
          <tr className="border-t border-hairline font-semibold">
            {table.getVisibleLeafColumns().map((column, index) => (
              <td key={column.id} className={`pt-3 ${cellLook(alignOf(column), index === 0)}`}>
                {totals[column.id]}
              </td>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}

function toColumnDef<Row extends object>(column: DataColumn<Row>): ColumnDef<typeof features, Row> {
  return {
    id: column.id,
    header: column.header,
    cell: ({ row }) => column.cell(row.original),
    enableHiding: column.canHide ?? false,
    meta: { align: column.align ?? 'start', definition: column.definition },
  }
}

type LookedColumn = { columnDef: { meta?: { align: 'start' | 'end' } } }

function alignOf(column: LookedColumn): 'start' | 'end' {
  return column.columnDef.meta?.align ?? 'start'
}

function ariaSort(sorted: false | 'asc' | 'desc') {
  if (!sorted) return undefined
  return sorted === 'desc' ? 'descending' : 'ascending'
}
