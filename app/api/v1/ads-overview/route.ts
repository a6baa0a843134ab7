import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { answer } from '../answer'
import { requirePeriod } from '../require-period'
import { adsOverview } from './operation'

export function GET(request: Request): Promise<Response> {
  return answer(request, adsOverview, async (question) => {
    const { channel, platform, ad, adSet, campaign, sort, order, cursor, limit } = question.query
    const { goalVersion, goalName, goalBuilding, totals, ads, ...overview } = await getAdsOverview(
      question.scope,
      {
        ...requirePeriod(question),
        channel,
        platforms: platform,
        adIds: ad,
        adSetIds: adSet,
        campaignIds: campaign,
        sort,
        descending: order !== 'ascending',
        cursor,
        size: limit,
      },
    )
    return {
      ...overview,
      totals,
      ads: ads.map(({ title, thumbnailUrl, ...shown }) => shown),
    }
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
