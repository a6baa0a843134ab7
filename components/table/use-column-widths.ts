'use client'

import { useEffect } from 'react'
import { type ColumnWidths, remember, toWidth, toWidthsText } from './table-memory'

export type ColumnMemory = {
  cookie: string
  /** As the cookie told them; empty while every column has the width of its content. */
  widths: ColumnWidths
}

type SizedTable = {
  state: { columnSizing: ColumnWidths; columnResizing: { isResizingColumn: false | string } }
  setColumnSizing: (change: (widths: ColumnWidths) => ColumnWidths) => void
  getColumn: (id: string) => { getSize: () => number } | undefined
}

/** The columns' widths in the hands of who looks. Until one is changed all are those of their content. */
export function useColumnWidths(table: SizedTable, memory: ColumnMemory | undefined) {
  const { columnSizing: widths, columnResizing } = table.state
  const isSized = Object.keys(widths).length > 0
  const isResting = columnResizing.isResizingColumn === false
  const cookie = memory?.cookie
  const text = toWidthsText(widths)
  useEffect(() => {
    if (cookie && isResting) remember(cookie, text)
  }, [cookie, isResting, text])

  /** From now on every column has the width at which it stands, so that one can change by itself. */
  const freeze = (element: HTMLElement) => {
    if (isSized) return
    const heads = [...(element.closest('tr')?.querySelectorAll<HTMLElement>('th[data-column]') ?? [])]
    const measured = heads.map((head) => [head.dataset.column ?? '', Math.ceil(head.offsetWidth)])
    table.setColumnSizing(() => Object.fromEntries(measured))
  }
  const step = (id: string, pixels: number) => {
    table.setColumnSizing((sizes) => {
      const size = sizes[id] ?? table.getColumn(id)?.getSize() ?? 0
      return { ...sizes, [id]: toWidth(size + pixels) }
    })
  }
  return { isSized, freeze, step, reset: () => table.setColumnSizing(() => ({})) }
}
