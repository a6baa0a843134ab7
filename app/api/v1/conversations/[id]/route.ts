import { NotFoundError } from '@/lib/errors'
import { getConversation } from '@/lib/metrics/get-conversation'
import { answer } from '../../answer'
import { oneConversation } from './operation'

export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer(request, oneConversation, async ({ scope }) => {
    const { id } = await params
    const conversation = await getConversation(scope, id)
    if (!conversation) throw new NotFoundError()
    return { timeZone: scope.timeZone, ...conversation }
  })
}

export {
  refuseMethod as DELETE,
  refuseMethod as HEAD,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '../../refuse-method'
