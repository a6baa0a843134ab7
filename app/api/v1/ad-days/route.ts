import { saveAdDays } from '@/lib/ads/ad-days/save-ad-days'
import { listAdDays } from '@/lib/metrics/list-ad-days'
import { answer } from '../answer'
import { answerOnce } from '../answer-once'
import { refuseAllBut } from '../refuse-method'
import { requirePeriod } from '../require-period'
import { savedAdDays, sentAdDays } from './operations'

export function GET(request: Request): Promise<Response> {
  return answer(request, sentAdDays, async (question) => {
    const { scope, query } = question
    const { from, to } = requirePeriod(question)
    const { platform: platforms, ad: adIds, cursor, limit } = query
    const found = await listAdDays(scope, { from, to, platforms, adIds, cursor, limit })
    return { timeZone: scope.timeZone, from, to, ...found }
  })
}

export function PUT(request: Request): Promise<Response> {
  return answerOnce(request, savedAdDays, async ({ scope, body: { adDays }, now }) => ({
    timeZone: scope.timeZone,
    ...(await saveAdDays(scope, { adDays, now })),
  }))
}

const refuse = refuseAllBut('GET', 'PUT')

export { refuse as DELETE, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as POST }
