import { getConversationalSource } from '@/lib/metrics/get-conversational-source'
import { answer } from '../answer'
import { requirePeriod } from '../require-period'
import { conversationalSource } from './operation'

export function GET(request: Request): Promise<Response> {
  return answer(request, conversationalSource, async (question) =>
    getConversationalSource(question.scope, {
      ...requirePeriod(question),
      channel: question.query.channel,
    }),
  )
}

export {
  refuseMethod as DELETE,
  refuseMethod as HEAD,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '../refuse-method'
