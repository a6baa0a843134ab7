import type { AdSort } from '@/lib/metrics/ads-overview'

interface AdColumn {
  /** What the database sorts by for it; columns without one cannot be sorted by. */
  sort?: AdSort
  /** The way that a first click sorts. */
  first?: 'ascending' | 'descending'
  /** Whether it is shown before anybody has chosen columns; those without a word on it always are. */
  isUsual?: boolean
}

/** The columns of the table of ads in their order. Their ids are in addresses, so that they stay. */
export const adColumns = {
  ad: { sort: 'name', first: 'ascending' },
  campaign: { isUsual: false },
  platforms: { isUsual: false },
  spend: { sort: 'spend', isUsual: true },
  impressions: { sort: 'impressions', isUsual: true },
  clicks: { sort: 'clicks', isUsual: true },
  ctr: { sort: 'clickThroughRate', isUsual: false },
  cpc: { sort: 'costPerClick', isUsual: false },
  conversations: { sort: 'conversations', isUsual: true },
  change: { sort: 'change', isUsual: false },
  share: { isUsual: false },
  'per-conversation': { sort: 'costPerConversation', isUsual: false },
  captured: { sort: 'captureRate', isUsual: true },
  goals: { sort: 'goals', isUsual: true },
  rate: { sort: 'goalRate', isUsual: false },
  'per-goal': { sort: 'costPerGoal', isUsual: true },
  journey: { isUsual: true },
} as const satisfies Record<string, AdColumn>

export type AdColumnId = keyof typeof adColumns
type HideableColumn = Exclude<AdColumnId, 'ad'>
type SortableColumn = {
  [Id in AdColumnId]: (typeof adColumns)[Id] extends { sort: AdSort } ? Id : never
}[AdColumnId]

const columns = Object.entries(adColumns) as [AdColumnId, AdColumn][]
const sortable = columns.flatMap(([id, { sort }]) => (sort ? [id as SortableColumn] : []))
export const hideableColumns = columns.flatMap(([id, { isUsual }]) =>
  isUsual === undefined ? [] : [id as HideableColumn],
)
export const usualColumns = hideableColumns.filter((id) => adColumns[id].isUsual)

/** As the address says it: a column, with a minus where the largest comes first. */
export type AdSorting = SortableColumn | `-${SortableColumn}`
export const adSortings: readonly AdSorting[] = sortable.flatMap((id) => [id, `-${id}`] as const)
export const usualSorting: AdSorting = '-conversations'

/** What the database is asked for. */
export function toAdSort(sorting: AdSorting): { sort: AdSort; descending: boolean } {
  return { sort: adColumns[columnOfSorting(sorting)].sort, descending: sorting.startsWith('-') }
}

export function columnOfSorting(sorting: AdSorting): SortableColumn {
  return sorting.replace(/^-/, '') as SortableColumn
}

/** Where a click on each header leads: a first one sorts names upwards and figures downwards, a second the other way. */
export function nextSortings(sorting: AdSorting): [SortableColumn, AdSorting][] {
  return sortable.map((id) => {
    const column: AdColumn = adColumns[id]
    const isDown = columnOfSorting(sorting) === id ? !sorting.startsWith('-') : column.first !== 'ascending'
    return [id, isDown ? `-${id}` : id]
  })
}

/** Whatever is no column that can be hidden is left out; null where none is named. */
export function parseColumns(text: string | undefined): HideableColumn[] | null {
  const named = text?.split(',') ?? []
  const columns = hideableColumns.filter((id) => named.includes(id))
  return columns.length > 0 ? columns : null
}
