import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import type { Scope } from '@/lib/access/scope'
import { channels } from '@/lib/channels/inbound-event'
import { mostSteps } from '@/lib/journeys/journey-schema'
import { type FunnelFilter, funnelStates } from '@/lib/metrics/funnel-filter'
import { type ConversationsInput, conversationSorts, goalFilters } from '@/lib/metrics/list-conversations'
import { sources } from '@/lib/metrics/sources'
import type { Period, SearchParams } from '@/lib/period/parse-period'
import { previousPeriod } from '@/lib/period/previous-period'
import { todayInZone } from '@/lib/period/today-in-zone'
import { adChoiceParsers } from '../filters/ad-choice-parsers'
import { findUnknown } from '../filters/find-unknown'
import { periodParsers, readPeriod, toPeriodQuery } from '../filters/period-query'
import type { Days } from '../filters/step-period'

const parsers = {
  ...periodParsers,
  channel: parseAsStringLiteral(channels),
  source: parseAsStringLiteral(sources),
  ...adChoiceParsers,
  platform: parseAsArrayOf(parseAsString),
  goal: parseAsStringLiteral(goalFilters),
  node: parseAsString,
  person: parseAsString,
  /** A number of this journey's funnel: those who came to a step, or stopped there, and where they went. */
  journey: parseAsString,
  step: parseAsStringLiteral(Array.from({ length: mostSteps + 1 }, (_, step) => String(step))),
  state: parseAsStringLiteral(funnelStates),
  /** `silence`, or a connection's id, a slash and the node's id. */
  next: parseAsString,
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
  /** Milliseconds. */
  now: number
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
    now,
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
      ...findUnknown(params, 'goal', {
        value: query.goal,
        sentence: 'A goal is reached or missed; all conversations are shown.',
      }),
      ...findUnknown(params, 'state', {
        value: query.state,
        sentence:
          'People of a journey have reached a step, dropped, completed it or are open; all are shown.',
      }),
      ...findUnknown(params, 'step', {
        value: query.step,
        sentence: 'There is no such step; all are shown.',
      }),
    ],
  }
}

/** The question that the address asks. */
export function toConversationsInput(state: ConversationsState): ConversationsInput {
  const { period, query } = state
  return {
    from: period.from,
    to: period.to,
    channel: query.channel ?? undefined,
    source: query.source ?? undefined,
    adIds: query.ad ?? undefined,
    adSetIds: query.adset ?? undefined,
    campaignIds: query.campaign ?? undefined,
    platforms: query.platform ?? undefined,
    goal: query.goal ?? undefined,
    nodeId: query.node ?? undefined,
    person: query.person ?? undefined,
    funnel: toFunnelFilter(state),
    sort: query.sort ?? undefined,
    after: query.after ?? undefined,
    before: query.before ?? undefined,
  }
}

/** Undefined where the address names no journey. */
export function toFunnelFilter({ query, now }: ConversationsState): FunnelFilter | undefined {
  const { journey, step, state, next, ad } = query
  if (journey === null) return undefined
  return {
    journeyId: journey,
    adIds: ad ?? undefined,
    step: step === null ? undefined : Number(step),
    state: state ?? 'reached',
    next: next === null ? undefined : toNext(next),
    now,
  }
}

/** A node's id may have slashes itself; a connection's has none. */
function toNext(text: string): FunnelFilter['next'] {
  if (text === 'silence') return text
  const [connectionId = ''] = text.split('/', 1)
  return { connectionId, nodeId: text.slice(connectionId.length + 1) }
}
