import { linkAd } from '@/lib/journeys/link-ad'
import { answerOnce } from '../../../answer-once'
import { refuseAllBut } from '../../../refuse-method'
import { linkedAd } from './operation'

export function PUT(request: Request, { params }: { params: Promise<{ adId: string }> }): Promise<Response> {
  return answerOnce(request, linkedAd, async ({ scope, body: { journeyId } }) => {
    const { adId } = await params
    await linkAd(scope, { adId, journeyId })
    return { adId, journeyId }
  })
}

const refuse = refuseAllBut('PUT')

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as POST }
