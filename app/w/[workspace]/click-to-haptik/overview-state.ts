import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import type { Scope } from '@/lib/access/scope'
import { channels } from '@/lib/channels/inbound-event'
import type { Period, SearchParams } from '@/lib/period/parse-period'
import { previousPeriod } from '@/lib/period/previous-period'
import { todayInZone } from '@/lib/period/today-in-zone'
import { findUnknown } from '../filters/find-unknown'
import { periodParsers, readPeriod, toPeriodQuery } from '../filters/period-query'
import type { Days } from '../filters/step-period'
import { workspaceHome } from '../frame/navigation'
import { goalViews } from './goal/goal-view'
import { adSorts } from './sort-ads'

const parsers = {
  ...periodParsers,
  channel: parseAsStringLiteral(channels),
  platform: parseAsString,
  ad: parseAsString,
  sort: parseAsStringLiteral(adSorts),
  /** `all` lists every ad, not only the first. */
  ads: parseAsStringLiteral(['all'] as const),
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

/** What the page's address says, and how to say something else. */
export interface OverviewState {
  slug: string
  period: Period
  /** The days to compare with; null where that is switched off. */
  previous: Days | null
  today: string
  query: OverviewQuery
  path: string
  /** The same page with some parts changed. */
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
    query,
    path,
    address: (changes) => serialize(path, { ...query, ...changes }),
    problems: [
      ...(period.problem ? [period.problem] : []),
      ...findUnknown(params, 'channel', {
        value: query.channel,
        sentence: 'There is no such channel; all are shown.',
      }),
    ],
  }
}
