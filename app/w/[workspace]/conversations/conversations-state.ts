import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import type { Scope } from '@/lib/access/scope'
import { channels } from '@/lib/channels/inbound-event'
import { mostSteps } from '@/lib/journeys/journey-schema'
import { type FunnelFilter, funnelStates } from '@/lib/metrics/funnel-filter'
import { type ConversationsInput, conversationSorts, goalFilters } from '@/lib/metrics/list-conversations'
import { sources } from '@/lib/metrics/sources'
import type { SearchParams } from '@/lib/period/parse-period'
import { previousPeriod } from '@/lib/period/previous-period'
import { adChoiceParsers } from '../filters/ad-choice-parsers'
import { pageStateReader } from '../filters/page-state-reader'
import type { Days } from '../filters/step-period'

const readPage = pageStateReader({
  parsers: {
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
  },
  unknown: {
    channel: 'There is no such channel; all are shown.',
    source: 'There is no such source; all three are shown.',
    goal: 'A goal is reached or missed; all conversations are shown.',
    state: 'People of a journey have reached a step, dropped, completed it or are open; all are shown.',
    step: 'There is no such step; all are shown.',
  },
})

/** Its addresses lead to the beginning of the list. */
export interface ConversationsState extends ReturnType<typeof readPage> {
  previous: Days | null
  /** Milliseconds. */
  now: number
}

export function readConversationsState(
  scope: Pick<Scope, 'slug' | 'timeZone'>,
  params: SearchParams,
  now: number,
): ConversationsState {
  const page = readPage(scope, { path: `/w/${scope.slug}/conversations`, params, now })
  const { period, address } = page
  return {
    ...page,
    previous: period.compare ? previousPeriod(period) : null,
    now,
    address: (changes) => address({ after: null, before: null, ...changes }),
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
