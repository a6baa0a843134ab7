import type { Scope } from '@/lib/access/scope'
import { NotFoundError } from '@/lib/errors'
import { listJourneys } from '@/lib/journeys/list-journeys'
import { getUserJourney } from '@/lib/metrics/get-user-journey'
import { answer } from '../answer'
import { requirePeriod } from '../require-period'
import { userJourney } from './operation'

export function GET(request: Request): Promise<Response> {
  return answer(request, userJourney, async (question) => {
    const { scope, query, now } = question
    const period = requirePeriod(question)
    const { ad, channel } = query
    const journeyId = query.journey ?? (await findJourneyOf(scope, ad ?? ''))
    const adIds = ad === undefined ? undefined : [ad]
    const found = await getUserJourney(scope, { journeyId, adIds, ...period, channel, now })
    if (!found) throw new NotFoundError('There is no such journey.')
    return { ad: ad ?? null, ...found }
  })
}

async function findJourneyOf(scope: Scope, adId: string): Promise<string> {
  const journeys = await listJourneys(scope)
  const followed = journeys.find(({ ads }) => ads.some((ad) => ad.adId === adId))
  if (!followed) throw new NotFoundError('This ad follows no journey.')
  return followed.id
}

export {
  refuseMethod as DELETE,
  refuseMethod as HEAD,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '../refuse-method'
