import { parseAsString, parseAsStringLiteral } from 'nuqs/server'
import type { Scope } from '@/lib/access/scope'
import { sources } from '@/lib/metrics/sources'
import type { SearchParams } from '@/lib/period/parse-period'
import { pageStateReader } from '../../filters/page-state-reader'
import { journeysHref } from '../journeys-href'

export const directions = ['forward', 'backward'] as const
export type Direction = (typeof directions)[number]

const readPage = pageStateReader({
  parsers: {
    node: parseAsString,
    /** Of the node; may be left out where its id is known in one connection only. */
    connection: parseAsString,
    direction: parseAsStringLiteral(directions),
    source: parseAsStringLiteral(sources),
  },
  unknown: {
    direction: 'There is no such direction; what comes after is shown.',
    source: 'There is no such source; all three are shown.',
  },
})

export interface PathsState extends ReturnType<typeof readPage> {
  direction: Direction
}

export function readPathsState(
  scope: Pick<Scope, 'slug' | 'timeZone'>,
  params: SearchParams,
  now: number,
): PathsState {
  const page = readPage(scope, { path: journeysHref(scope.slug, 'paths'), params, now })
  return { ...page, direction: page.query.direction ?? 'forward' }
}
