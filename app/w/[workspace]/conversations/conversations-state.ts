import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import type { Scope } from '@/lib/access/scope'
import { channels } from '@/lib/channels/inbound-event'
import { type ConversationsInput, conversationSorts } from '@/lib/metrics/list-conversations'
import { sources } from '@/lib/metrics/sources'
import type { Period, SearchParams } from '@/lib/period/parse-period'
import { previousPeriod } from '@/lib/period/previous-period'
import { todayInZone } from '@/lib/period/today-in-zone'
import { findUnknown } from '../filters/find-unknown'
import { periodParsers, readPeriod, toPeriodQuery } from '../filters/period-query'
import type { Days } from '../filters/step-period'

const parsers = {
  ...periodParsers,
  channel: parseAsStringLiteral(channels),
  source: parseAsStringLiteral(sources),
  ad: parseAsString,
  node: parseAsString,
  person: parseAsString,
  sort: parseAsStringLiteral(conversationSorts),
  /** Columns that are not shown, with commas between them. */
  hide: parseAsString,
  after: parseAsString,
  before: parseAsString,
}

const load = createLoader(parsers)
const serialize = createSerializer(parsers)

type ConversationsQuery = inferParserType<typeof parsers>

export interface ConversationsState {
  slug: string
  period: Period
  previous: Days | null
  today: string
  query: ConversationsQuery
  path: string
  /** The list with some parts changed, from its beginning. */
  address: (changes: Partial<ConversationsQuery>) => string
  problems: string[]
}

export function readConversationsState(
  scope: Pick<Scope, 'slug' | 'timeZone'>,
  params: SearchParams,
  now: number,
): ConversationsState {
  const today = todayInZone(now, scope.timeZone)
  const period = readPeriod(params, today)
  const query = { ...load(params), ...toPeriodQuery(period) }
  const path = `/w/${scope.slug}/conversations`
  return {
    slug: scope.slug,
    period,
    previous: period.compare ? previousPeriod(period) : null,
    today,
    query,
    path,
    address: (changes) => serialize(path, { ...query, after: null, before: null, ...changes }),
    problems: [
      ...(period.problem ? [period.problem] : []),
      ...findUnknown(params, 'channel', {
        value: query.channel,
        sentence: 'There is no such channel; all are shown.',
      }),
      ...findUnknown(params, 'source', {
        value: query.source,
        sentence: 'There is no such source; all three are shown.',
      }),
    ],
  }
}

/** The question that the address asks. */
export function toConversationsInput({ period, query }: ConversationsState): ConversationsInput {
  return {
    from: period.from,
    to: period.to,
    channel: query.channel ?? undefined,
    source: query.source ?? undefined,
    adId: query.ad ?? undefined,
    nodeId: query.node ?? undefined,
    person: query.person ?? undefined,
    sort: query.sort ?? undefined,
    after: query.after ?? undefined,
    before: query.before ?? undefined,
  }
}
