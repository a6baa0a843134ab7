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
import type { Period, SearchParams } from '@/lib/period/parse-period'
import { previousPeriod } from '@/lib/period/previous-period'
import { todayInZone } from '@/lib/period/today-in-zone'
import { adChoiceParsers } from '../filters/ad-choice-parsers'
import { findUnknown } from '../filters/find-unknown'
import { periodParsers, readPeriod, toPeriodQuery } from '../filters/period-query'
import type { Days } from '../filters/step-period'
import { workspaceHome } from '../frame/navigation'
import { adSortings, hideableColumns } from './ad-columns'
import { goalViews } from './goal/goal-view'

const parsers = {
  ...periodParsers,
  channel: parseAsStringLiteral(channels),
  platform: parseAsArrayOf(parseAsString),
  ...adChoiceParsers,
  sort: parseAsStringLiteral(adSortings),
  /** The columns that are shown of those that can be hidden. */
  columns: parseAsArrayOf(parseAsStringLiteral(hideableColumns)),
  /** Where the page of ads begins. */
  page: parseAsString,
  /** `day` shows what the ads brought by day, not by ad. */
  by: parseAsStringLiteral(['day'] as const),
  /** Whose way User Journey shows: an ad's id, or `journey:` and the id of one whose ads are taken together. */
  follow: parseAsString,
  /** What it is compared with: another ad's id, or `before` for the period before. */
  versus: parseAsString,
  /** Which dialog of the goal is open. */
  goal: parseAsStringLiteral(goalViews),
}

const load = createLoader(parsers)
const serialize = createSerializer(parsers)

type OverviewQuery = inferParserType<typeof parsers>

/** What can change while the list of ads stays at its page. */
const keepsPage = new Set<string>(['page', 'columns', 'follow', 'versus', 'goal'])

/** What the page's address says, and how to say something else. */
export interface OverviewState {
  slug: string
  period: Period
  /** The days to compare with; null where that is switched off. */
  previous: Days | null
  today: string
  /** Of the workspace: its days are those of the period. */
  timeZone: string
  query: OverviewQuery
  path: string
  /** The same page with some parts changed; a list that becomes another begins at its beginning. */
  address: (changes: Partial<OverviewQuery>) => string
  /** Sentences on what could not be followed. */
  problems: string[]
}

export function readOverviewState(
  scope: Pick<Scope, 'slug' | 'timeZone'>,
  params: SearchParams,
  now: number,
): OverviewState {
  const today = todayInZone(now, scope.timeZone)
  const period = readPeriod(params, today)
  // A link of the page leads to the page, not to the dialog that was open when it was drawn.
  const query = { ...load(params), ...toPeriodQuery(period), goal: null }
  const path = workspaceHome(scope.slug)
  return {
    slug: scope.slug,
    period,
    previous: period.compare ? previousPeriod(period) : null,
    today,
    timeZone: scope.timeZone,
    query,
    path,
    address: (changes) => {
      const isSameList = Object.keys(changes).every((part) => keepsPage.has(part))
      return serialize(path, { ...query, page: isSameList ? query.page : null, ...changes })
    },
    problems: [
      ...(period.problem ? [period.problem] : []),
      ...findUnknown(params, 'channel', {
        value: query.channel,
        sentence: 'There is no such channel; all are shown.',
      }),
    ],
  }
}
