import { listConversations } from '@/lib/metrics/list-conversations'
import { answer } from '../answer'
import { requirePeriod } from '../require-period'
import { listedConversations } from './operation'

export function GET(request: Request): Promise<Response> {
  return answer(request, listedConversations, async (question) => {
    const { scope, query } = question
    const { from, to } = requirePeriod(question)
    const asked = {
      ...query,
      from,
      to,
      adIds: query.ad === undefined ? undefined : [query.ad],
      nodeId: query.node,
    }
    const { rows, next, previous } = await listConversations(scope, asked)
    return { timeZone: scope.timeZone, from, to, conversations: rows, next, previous }
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
