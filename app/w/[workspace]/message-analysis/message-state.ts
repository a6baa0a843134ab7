import { parseAsString, parseAsStringLiteral } from 'nuqs/server'
import type { Scope } from '@/lib/access/scope'
import { channels } from '@/lib/channels/inbound-event'
import { messageSorts } from '@/lib/metrics/list-messages'
import {
  type MessageFilter,
  messageFilterSchema,
  messageReferrals,
  messageSenders,
  messageViews,
} from '@/lib/metrics/message-filter'
import { sources } from '@/lib/metrics/sources'
import type { Period, SearchParams } from '@/lib/period/parse-period'
import { pageStateReader } from '../filters/page-state-reader'

const readPage = pageStateReader({
  parsers: {
    view: parseAsStringLiteral(messageViews),
    channel: parseAsStringLiteral(channels),
    search: parseAsString,
    by: parseAsStringLiteral(messageSenders),
    /** Each encoded, with commas between them. */
    nodes: parseAsString,
    conversation: parseAsString,
    message: parseAsString,
    user: parseAsString,
    source: parseAsStringLiteral(sources),
    ad: parseAsString,
    referral: parseAsStringLiteral(messageReferrals),
    broken: parseAsStringLiteral(['yes'] as const),
    /** The score's range in whole per cent, both ends included. */
    scoreFrom: parseAsString,
    scoreTo: parseAsString,
    sort: parseAsStringLiteral(messageSorts),
    /** Keys of the columns that are shown, with commas between them. */
    columns: parseAsString,
    after: parseAsString,
    before: parseAsString,
  },
  unknown: {
    view: 'There are two views, messages and conversations; messages are shown.',
    channel: 'There is no such channel; all are shown.',
    by: 'Messages are by the bot, the user or an agent; all are shown.',
    source: 'There is no such source; all three are shown.',
    referral: 'A referral is present, absent, an ad or a post; all messages are shown.',
  },
  keep: (query) => withoutBlanks({ ...query, compare: null }),
})

type MessageQuery = ReturnType<typeof readPage>['query']

/** Its addresses lead to the beginning of the list. */
export interface MessageState extends ReturnType<typeof readPage> {
  /** What the address asks for, without what cannot be followed. */
  filter: MessageFilter
}

/** What is left of the query when all filters are cleared: the channel and the days come before them. */
export const noFilters = {
  search: null,
  by: null,
  nodes: null,
  conversation: null,
  message: null,
  user: null,
  source: null,
  ad: null,
  referral: null,
  broken: null,
  scoreFrom: null,
  scoreTo: null,
} satisfies Partial<MessageQuery>

export function isFiltered(query: MessageQuery): boolean {
  return Object.keys(noFilters).some((name) => query[name as keyof typeof noFilters] !== null)
}

export function readMessageState(
  scope: Pick<Scope, 'slug' | 'timeZone'>,
  params: SearchParams,
  now: number,
): MessageState {
  const page = readPage(scope, { path: `/w/${scope.slug}/message-analysis`, params, now })
  const { filter, problems } = toFilter(page.query, page.period)
  return {
    ...page,
    filter,
    address: (changes) => page.address({ after: null, before: null, ...changes }),
    problems: [...page.problems, ...problems],
  }
}

export function toNodesText(nodes: string[]): string | null {
  return nodes.map(encodeURIComponent).join(',') || null
}

export function readNodesText(text: string | null): string[] {
  return (text ?? '').split(',').filter(Boolean).map(decode)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A form sends its empty fields along. */
function withoutBlanks<Query extends Record<string, string | null>>(query: Query): Query {
  const filled = Object.entries(query).map(([name, value]) => [name, value?.trim() ? value : null])
  return Object.fromEntries(filled)
}

const sentences: Record<string, string> = {
  search: 'What is searched for has at most 1,000 characters; it is left out.',
  nodes: 'At most 20 nodes, each by its id; they are left out.',
  conversation: 'This cannot be the id of a conversation; it is left out.',
  message: 'This cannot be the id of a message; it is left out.',
  person: 'This cannot be the id of a user; it is left out.',
  ad: 'This cannot be the id of an ad; it is left out.',
  confidence: 'A confidence score is a whole number from 0 to 100, the lower one first; it is left out.',
}

/** Parts that cannot be followed are left out, and each says so. */
function toFilter(query: MessageQuery, { from, to }: Period): { filter: MessageFilter; problems: string[] } {
  const asked: Record<string, unknown> = {
    view: query.view ?? 'messages',
    from,
    to,
    channel: query.channel,
    search: query.search,
    by: query.by,
    nodes: query.nodes === null ? null : readNodesText(query.nodes),
    conversation: query.conversation,
    message: query.message,
    person: query.user,
    source: query.source,
    ad: query.ad,
    referral: query.referral,
    broken: query.broken === null ? null : true,
    confidence: toConfidence(query),
  }
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null))
  const parsed = messageFilterSchema.safeParse(given)
  if (parsed.success) return { filter: parsed.data, problems: [] }
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  for (const name of wrong) delete given[name]
  return {
    filter: messageFilterSchema.parse(given),
    problems: [...wrong].map((name) => sentences[name] ?? 'A part of the filter is left out.'),
  }
}

function toConfidence({ scoreFrom, scoreTo }: MessageQuery): { from: number; to: number } | null {
  if (scoreFrom === null && scoreTo === null) return null
  return { from: toShare(scoreFrom ?? '0'), to: toShare(scoreTo ?? '100') }
}

/** Not a number where it is not a whole number that may be. */
function toShare(percent: string): number {
  return /^\d{1,3}$/.test(percent.trim()) ? Number(percent) / 100 : Number.NaN
}
