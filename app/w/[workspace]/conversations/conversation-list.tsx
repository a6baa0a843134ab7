import { Delta } from '@/components/figure/delta'
import { KeysetPager } from '@/components/table/keyset-pager'
import { Card } from '@/components/ui/card'
import type { Scope } from '@/lib/access/scope'
import { formatDays, formatDaysShort } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { countConversations } from '@/lib/metrics/count-conversations'
import { listConversations } from '@/lib/metrics/list-conversations'
import { toChange } from '@/lib/metrics/ratio'
import { toColumnChoice } from './column-choice'
import { ConversationFilters } from './conversation-filters'
import { type ConversationsState, toConversationsInput } from './conversations-state'
import { ConversationsTable } from './conversations-table'
import { FunnelLine } from './funnel-line'
import { NoRows } from './no-rows'

export type ConversationListProps = { scope: Scope; state: ConversationsState }

export async function ConversationList({ scope, state }: ConversationListProps) {
  const { address, query, period, previous } = state
  const input = toConversationsInput(state)
  const [page, count, countBefore] = await Promise.all([
    listConversations(scope, input),
    countConversations(scope, input),
    previous ? countConversations(scope, { ...input, ...previous }) : null,
  ])
  const locale = localeOfCurrency(scope.currency)
  const isOldestFirst = query.sort === 'oldest'
  const forwards = page.next ? address({ after: page.next }) : undefined
  const backwards = page.previous ? address({ before: page.previous }) : undefined
  return (
    <Card>
      <h2 className="sr-only">List</h2>
      <FunnelLine scope={scope} state={state} />
      <p className="mb-3 flex flex-wrap items-baseline gap-x-2">
        {count === null ? null : (
          <>
            <span className="text-figure font-bold tracking-tight">{formatCount(count, locale)}</span>
            <span className="text-small text-muted">
              {count === 1 ? 'conversation' : 'conversations'}, {formatDays(period.from, period.to)}
            </span>
            {previous ? (
              <Delta
                ratio={toChange(count, countBefore)}
                goodWhen="neutral"
                label={`than ${formatDaysShort(previous.from, previous.to)}`}
              />
            ) : null}
          </>
        )}
      </p>
      <ConversationsTable
        rows={page.rows}
        slug={state.slug}
        timeZone={scope.timeZone}
        sort={{
          id: 'started',
          direction: isOldestFirst ? 'ascending' : 'descending',
          hrefs: { started: address({ sort: isOldestFirst ? null : 'oldest' }) },
        }}
        columnChoice={toColumnChoice(state)}
        toolbar={<ConversationFilters scope={scope} state={state} />}
        empty={<NoRows state={state} />}
      />
      <KeysetPager
        label="Conversations"
        newerHref={isOldestFirst ? forwards : backwards}
        olderHref={isOldestFirst ? backwards : forwards}
        note={page.rows.length > 0 ? `${page.rows.length} on this page` : undefined}
      />
    </Card>
  )
}
