import { createLoader, createSerializer, type inferParserType } from 'nuqs/server'
import type { Scope } from '@/lib/access/scope'
import type { Period, SearchParams } from '@/lib/period/parse-period'
import { todayInZone } from '@/lib/period/today-in-zone'
import { type OverviewState, readOverviewState } from '../../click-to-haptik/overview-state'
import { periodParsers, readPeriod, toPeriodQuery } from '../../filters/period-query'

const load = createLoader(periodParsers)
const serialize = createSerializer(periodParsers)

type AdQuery = inferParserType<typeof periodParsers>

/** What the address of an ad's page says. */
export interface AdState {
  adId: string
  period: Period
  today: string
  query: AdQuery
  path: string
  /** The same page with another period. */
  address: (changes: Partial<AdQuery>) => string
  /** Click to Haptik in the same days with this ad chosen: what of the page is shown here leads there. */
  overview: OverviewState
  /** Sentences on what could not be followed. */
  problems: string[]
}

interface AdAddress {
  adId: string
  params: SearchParams
  /** Milliseconds. */
  now: number
}

export function readAdState(
  scope: Pick<Scope, 'slug' | 'timeZone'>,
  { adId, params, now }: AdAddress,
): AdState {
  const today = todayInZone(now, scope.timeZone)
  const period = readPeriod(params, today)
  const query = { ...load(params), ...toPeriodQuery(period) }
  const path = adHref(scope.slug, adId)
  return {
    adId,
    period,
    today,
    query,
    path,
    address: (changes) => serialize(path, { ...query, ...changes }),
    overview: ofThisAd(readOverviewState(scope, daysOf(params), now), adId),
    problems: period.problem ? [period.problem] : [],
  }
}

export function adHref(slug: string, adId: string): string {
  return `/w/${slug}/ads/${encodeURIComponent(adId)}`
}

function daysOf(params: SearchParams): SearchParams {
  return Object.fromEntries(Object.keys(periodParsers).map((part) => [part, params[part]]))
}

function ofThisAd(state: OverviewState, adId: string): OverviewState {
  const ad = [adId]
  return {
    ...state,
    query: { ...state.query, ad },
    address: (changes) => state.address({ ad, ...changes }),
  }
}
