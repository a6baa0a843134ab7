/** A sheet as the workbook's writer takes it: one kind of value a column, rows in any number. */

export type CellValue = string | number | boolean | null | undefined

export interface SheetColumn {
  key: string
  header: string
  /** `id` is text that Excel leaves text also when somebody edits it; an instant is ISO text. */
  kind: 'text' | 'id' | 'instant' | 'number' | 'share' | 'boolean'
  /** In characters. */
  width: number
  /** Stands before every value of a text. */
  prefix?: string
}

export type SheetRow = Readonly<Record<string, CellValue>>

export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  name: string
  columns: readonly SheetColumn[]
  rows: AsyncIterable<readonly SheetRow[]>
  hasFilter: boolean
}
