import { listNodes } from '@/lib/metrics/list-nodes'
import { answer } from '../answer'
import { listedNodes } from './operation'

export function GET(request: Request): Promise<Response> {
  return answer(request, listedNodes, async ({ scope, now }) => {
    const nodes = await listNodes(scope, { now })
    return {
      timeZone: scope.timeZone,
      nodes: nodes.map((node) => ({ ...node, visits30d: node.visits30d ?? 0 })),
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
