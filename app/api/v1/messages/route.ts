import { listMessages } from '@/lib/metrics/list-messages'
import { answer } from '../answer'
import { requirePeriod } from '../require-period'
import { listedMessages } from './operation'

export function GET(request: Request): Promise<Response> {
  return answer(request, listedMessages, async (question) => {
    const { scope, query } = question
    const { from, to } = requirePeriod(question)
    const { sort, after, before, limit, node: nodes, confidenceFrom, confidenceTo, ...filters } = query
    const isScored = confidenceFrom !== undefined || confidenceTo !== undefined
    const confidence = isScored ? { from: confidenceFrom ?? 0, to: confidenceTo ?? 1 } : undefined
    const filter = { ...filters, view: 'messages' as const, from, to, nodes, confidence }
    const { rows, next, previous } = await listMessages(scope, { filter, sort, after, before, limit })
    return { timeZone: scope.timeZone, from, to, messages: rows, next, previous }
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
