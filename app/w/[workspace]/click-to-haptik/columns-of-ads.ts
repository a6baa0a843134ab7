import type { ColumnChoice } from '@/components/table/use-hidden-columns'
import type { SearchParams } from '@/lib/period/parse-period'
import { hideableColumns, parseColumns, usualColumns } from './ad-columns'
import type { OverviewState } from './overview-state'

export type ShownColumns = typeof hideableColumns

/** Where a browser keeps which columns it showed last, and how wide. */
export const columnsCookie = 'ad-columns'
export const widthsCookie = 'ad-widths'

/** As the address says; else the usual ones. */
export function shownColumns({ query }: Pick<OverviewState, 'query'>): ShownColumns {
  const chosen = query.columns
  return chosen ? hideableColumns.filter((column) => chosen.includes(column)) : usualColumns
}

/**
 * The same address with the columns that this browser showed last; null where it names some itself or none are
 * kept. In the address, so that a link shows what its sender saw.
 */
export function rememberedAddress(
  path: string,
  params: SearchParams,
  kept: string | undefined,
): string | null {
  const columns = params.columns === undefined ? parseColumns(kept) : null
  if (!columns) return null
  const parts = Object.entries(params).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  )
  return `${path}?${new URLSearchParams([...parts, ['columns', columns.join(',')]])}`
}

/** What a click on each column leads to, and what is remembered of it. */
export function toColumnChoice(
  shown: ShownColumns,
  { address }: Pick<OverviewState, 'address'>,
): ColumnChoice {
  const toggled = hideableColumns.map((column) => {
    const next = hideableColumns.filter((other) => shown.includes(other) !== (other === column))
    return { column, next, isUsual: isSame(next, usualColumns) }
  })
  return {
    hidden: hideableColumns.filter((column) => !shown.includes(column)),
    hrefs: Object.fromEntries(
      toggled.map(({ column, next, isUsual }) => [column, address({ columns: isUsual ? null : next })]),
    ),
    usualHref: isSame(shown, usualColumns) ? undefined : address({ columns: null }),
    memory: {
      cookie: columnsCookie,
      values: Object.fromEntries(
        toggled.map(({ column, next, isUsual }) => [column, isUsual ? '' : next.join(',')]),
      ),
    },
  }
}

function isSame(one: ShownColumns, other: ShownColumns): boolean {
  return one.length === other.length && one.every((column) => other.includes(column))
}
