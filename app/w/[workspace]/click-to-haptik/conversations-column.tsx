import type { DataColumn } from '@/components/table/data-column'
import { StateLink } from '@/components/ui/state-link'
import { formatCount } from '@/lib/format/format-number'

export type ConversationsCell = {
  conversations: number
  /** Where they are listed. */
  href: string
}

export function conversationsColumn<Row extends ConversationsCell>(
  locale: string,
  canHide: boolean,
): DataColumn<Row> {
  return {
    id: 'conversations',
    header: 'Conversations',
    align: 'end',
    canHide,
    cell: ({ conversations, href }) =>
      conversations === 0 ? (
        '0'
      ) : (
        <StateLink href={href} className="underline-offset-3 hover:underline">
          {formatCount(conversations, locale)}
          <span className="sr-only"> conversations</span>
        </StateLink>
      ),
  }
}
