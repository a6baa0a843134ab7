import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { answer } from '../answer'
import { requirePeriod } from '../require-period'
import { adsOverview } from './operation'

export function GET(request: Request): Promise<Response> {
  return answer(request, adsOverview, async (question) => {
    const { channel, platform, ad } = question.query
    const asked = { ...requirePeriod(question), channel, platforms: platform, adIds: ad }
    const { timeZone, from, to, totals, ads, days, unplaced } = await getAdsOverview(question.scope, asked)
    return { timeZone, from, to, totals, ads, days, unplaced }
  })
}

export {
  refuseMethod as DELETE,
  refuseMethod as HEAD,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '../refuse-method'
