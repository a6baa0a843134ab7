import type { ReactNode } from 'react'

export type DataColumn<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Numbers stand at the end, under one another. */
  align?: 'start' | 'end'
  /** What the column counts, on hover and focus of its header. */
  definition?: string
  /** Columns stay unless they say they can be hidden. */
  canHide?: boolean
}
