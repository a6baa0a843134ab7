import type { ColumnChoice } from '@/components/table/use-hidden-columns'
import type { ConversationsState } from './conversations-state'

/** The columns that may be hidden. */
export const hideableColumns = ['channel', 'ad', 'last-node', 'nodes', 'goal'] as const

export function toColumnChoice({ query, address }: ConversationsState): ColumnChoice {
  const hidden = hideableColumns.filter((column) => query.hide?.split(',').includes(column))
  const toggled = (column: string) => {
    const others = hideableColumns.filter((other) => hidden.includes(other) !== (other === column))
    return address({ hide: others.join(',') || null })
  }
  return { hidden, hrefs: Object.fromEntries(hideableColumns.map((column) => [column, toggled(column)])) }
}
