import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table'

type ColumnLook = { align: 'start' | 'end'; definition: string | undefined }

/** What our tables use of TanStack Table; rows arrive sorted and paged, so it needs no row models. */
export const features = tableFeatures({
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  columnMeta: metaHelper<ColumnLook>(),
})
