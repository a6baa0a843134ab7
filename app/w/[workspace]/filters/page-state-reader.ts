import { createLoader, createSerializer, type inferParserType, type ParserMap } from 'nuqs/server'
import type { Scope } from '@/lib/access/scope'
import type { Period, SearchParams } from '@/lib/period/parse-period'
import { todayInZone } from '@/lib/period/today-in-zone'
import { periodParsers, readPeriod, toPeriodQuery } from './period-query'

/** What the address of a page with a period says, and how to say something else. */
interface PageState<Query> {
  slug: string
  period: Period
  /** In the workspace's zone. */
  today: string
  query: Query
  path: string
  /** The same page with some parts changed. */
  address: (changes: Partial<Query>) => string
  /** Sentences on what could not be followed. */
  problems: string[]
}

type PageQuery<Own extends ParserMap> = inferParserType<typeof periodParsers & Own>

interface PageParts<Own extends ParserMap> {
  /** Of its address, beside the period. */
  parsers: Own
  /** Said where a part is given but names nothing known. */
  unknown?: { [Name in keyof Own & string]?: string }
  /** What of the address the page's links keep; all unless said. */
  keep?: (query: PageQuery<Own>) => PageQuery<Own>
}

interface PageRequest {
  path: string
  params: SearchParams
  /** Milliseconds. */
  now: number
}

/** Makes the reader of a page's address. */
export function pageStateReader<Own extends ParserMap>({ parsers, unknown = {}, keep }: PageParts<Own>) {
  const all: typeof periodParsers & Own = { ...periodParsers, ...parsers }
  const load = createLoader(all)
  const serialize = createSerializer(all)
  const sentences: [string, string | undefined][] = Object.entries(unknown)

  return (
    { slug, timeZone }: Pick<Scope, 'slug' | 'timeZone'>,
    { path, params, now }: PageRequest,
  ): PageState<PageQuery<Own>> => {
    const today = todayInZone(now, timeZone)
    const period = readPeriod(params, today)
    const given: PageQuery<Own> = { ...load(params), ...toPeriodQuery(period) }
    const query = keep ? keep(given) : given
    const unknownParts = sentences.flatMap(([name, sentence]) =>
      params[name] && query[name] === null ? (sentence ?? []) : [],
    )
    return {
      slug,
      period,
      today,
      query,
      path,
      address: (changes) => serialize(path, { ...query, ...changes }),
      problems: [...(period.problem ? [period.problem] : []), ...unknownParts],
    }
  }
}
