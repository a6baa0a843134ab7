import { ValueBar } from '@/components/figure/value-bar'
import type { DataColumn } from '@/components/table/data-column'
import { formatCount } from '@/lib/format/format-number'

export type ConversationsCell = {
  conversations: number
  /** Against the row with the most. */
  bar: number | null
}

export function conversationsColumn<Row extends ConversationsCell>(locale: string): DataColumn<Row> {
  return {
    id: 'conversations',
    header: 'Conversations',
    align: 'end',
    cell: ({ bar, conversations }) => (
      <span className="whitespace-nowrap">
        <span className="max-md:hidden">
          <ValueBar ratio={bar} />
        </span>
        {formatCount(conversations, locale)}
      </span>
    ),
  }
}
