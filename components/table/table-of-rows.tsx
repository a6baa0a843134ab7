'use client'

import { type ColumnDef, useTable } from '@tanstack/react-table'
import type { CSSProperties } from 'react'
import { cellLook } from './cell-look'
import { ColumnHeader } from './column-header'
import type { DataColumn } from './data-column'
import type { DataTableProps } from './data-table'
import { FirstCell } from './first-cell'
import { ResizeHandle } from './resize-handle'
import { features } from './table-features'
import { narrowest, widest } from './table-memory'
import { useColumnWidths } from './use-column-widths'

export function TableOfRows<Row extends object>(props: DataTableProps<Row> & { hidden: string[] }) {
  const { columns, rows, caption, getRowId, sort, totals, rowHref, hidden, resizing } = props
  const table = useTable({
    features,
    data: rows,
    columns: columns.map(toColumnDef),
    getRowId,
    manualSorting: true,
    columnResizeMode: 'onChange',
    initialState: { columnSizing: resizing?.widths ?? {} },
    state: {
      columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])),
      sorting: sort ? [{ id: sort.id, desc: sort.direction === 'descending' }] : [],
    },
  })
  const { isSized, freeze, step, reset } = useColumnWidths(table, resizing)
  const lookOf = (column: LookedColumn, index: number) =>
    cellLook({
      align: alignOf(column),
      first: index === 0,
      sticky: resizing ? 'always' : undefined,
      sized: isSized,
    })
  const widthOf = (column: { getSize: () => number }): CSSProperties | undefined =>
    isSized ? { width: column.getSize() } : undefined

  return (
    <table
      className={`border-collapse text-body ${isSized ? 'table-fixed' : 'w-full'}`}
      style={isSized ? { width: table.getTotalSize() } : undefined}
    >
      <caption className="sr-only">{caption}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header, index) => (
              <th
                key={header.id}
                scope="col"
                data-column={header.id}
                aria-sort={ariaSort(header.column.getIsSorted())}
                style={widthOf(header.column)}
                className={`relative pb-2.5 text-small font-medium whitespace-nowrap text-muted ${lookOf(header.column, index)}`}
              >
                <ColumnHeader
                  name={String(header.column.columnDef.header)}
                  definition={header.column.columnDef.meta?.definition}
                  sortHref={sort?.hrefs[header.id]}
                  sorted={header.column.getIsSorted()}
                />
                {resizing ? (
                  <ResizeHandle
                    name={String(header.column.columnDef.header)}
                    onDrag={(event) => {
                      freeze(event.currentTarget)
                      header.getResizeHandler()(event)
                    }}
                    onStep={(handle, pixels) => {
                      freeze(handle)
                      step(header.id, pixels)
                    }}
                    onReset={reset}
                  />
                ) : null}
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
              <td key={cell.id} className={`py-2.5 ${lookOf(cell.column, index)}`}>
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
          <tr className="relative border-t border-hairline align-top font-semibold">
            {table.getVisibleLeafColumns().map((column, index) => (
              <td key={column.id} className={`pt-3 ${lookOf(column, index)}`}>
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
    minSize: narrowest,
    maxSize: widest,
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
