import { listJourneys } from '@/lib/journeys/list-journeys'
import { answer } from '../answer'
import { answerOnce } from '../answer-once'
import { refuseAllBut } from '../refuse-method'
import { createdJourney, listedJourneys } from './operations'
import { saveOrRefuse } from './save-or-refuse'

export function GET(request: Request): Promise<Response> {
  return answer(request, listedJourneys, async ({ scope }) => ({
    timeZone: scope.timeZone,
    journeys: await listJourneys(scope),
  }))
}

export function POST(request: Request): Promise<Response> {
  return answerOnce(request, createdJourney, ({ scope, body }) => saveOrRefuse(scope, body))
}

const refuse = refuseAllBut('GET', 'POST')

export { refuse as DELETE, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
