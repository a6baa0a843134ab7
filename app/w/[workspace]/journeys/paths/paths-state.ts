import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import type { Scope } from '@/lib/access/scope'
import { sources } from '@/lib/metrics/sources'
import type { Period, SearchParams } from '@/lib/period/parse-period'
import { todayInZone } from '@/lib/period/today-in-zone'
import { findUnknown } from '../../filters/find-unknown'
import { periodParsers, readPeriod, toPeriodQuery } from '../../filters/period-query'
import { journeysHref } from '../journeys-href'

export const directions = ['forward', 'backward'] as const
export type Direction = (typeof directions)[number]

const parsers = {
  ...periodParsers,
  node: parseAsString,
  /** Of the node; may be left out where its id is known in one connection only. */
  connection: parseAsString,
  direction: parseAsStringLiteral(directions),
  source: parseAsStringLiteral(sources),
}

const load = createLoader(parsers)
const serialize = createSerializer(parsers)

export type PathsQuery = inferParserType<typeof parsers>

export interface PathsState {
  slug: string
  period: Period
  today: string
  query: PathsQuery
  direction: Direction
  path: string
  /** The explorer with some parts changed. */
  address: (changes: Partial<PathsQuery>) => string
  problems: string[]
}

export function readPathsState(
  scope: Pick<Scope, 'slug' | 'timeZone'>,
  params: SearchParams,
  now: number,
): PathsState {
  const today = todayInZone(now, scope.timeZone)
  const period = readPeriod(params, today)
  const query = { ...load(params), ...toPeriodQuery(period) }
  const path = journeysHref(scope.slug, 'paths')
  return {
    slug: scope.slug,
    period,
    today,
    query,
    direction: query.direction ?? 'forward',
    path,
    address: (changes) => serialize(path, { ...query, ...changes }),
    problems: [
      ...(period.problem ? [period.problem] : []),
      ...findUnknown(params, 'direction', {
        value: query.direction,
        sentence: 'There is no such direction; what comes after is shown.',
      }),
      ...findUnknown(params, 'source', {
        value: query.source,
        sentence: 'There is no such source; all three are shown.',
      }),
    ],
  }
}
