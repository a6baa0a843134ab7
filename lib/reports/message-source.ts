import type { Scope } from '@/lib/access/scope'
import type { MessageRow } from '@/lib/metrics/message-columns'
import type { MessageFilter } from '@/lib/metrics/message-filter'

/** Where a report's rows come from. */
export interface MessageSource {
  count(
    scope: Scope,
    filter: MessageFilter,
    options: { atMost: number },
  ): Promise<{ count: number; isExact: boolean }>
  /** In order of time, as the scope's role may see them. */
  read(scope: Scope, filter: MessageFilter, options: { signal: AbortSignal }): AsyncIterable<MessageRow[]>
}
