import type { Scope } from '@/lib/access/scope'
import type { SearchParams } from '@/lib/period/parse-period'
import { type OverviewState, readOverviewState } from '../../click-to-haptik/overview-state'
import { pageStateReader } from '../../filters/page-state-reader'
import { periodParsers } from '../../filters/period-query'
import { adHref } from '../ad-href'

const readPage = pageStateReader({ parsers: {} })

export interface AdState extends ReturnType<typeof readPage> {
  adId: string
  /** Click to Haptik in the same days with this ad chosen: what of the page is shown here leads there. */
  overview: OverviewState
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
  return {
    ...readPage(scope, { path: adHref(scope.slug, adId), params, now }),
    adId,
    overview: ofThisAd(readOverviewState(scope, daysOf(params), now), adId),
  }
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
