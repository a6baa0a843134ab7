import { describeApi } from '../describe-api'

/** Open to everyone: it describes the doors and nothing behind them. */
export function GET(): Response {
  return Response.json(describeApi(), { headers: { 'cache-control': 'public, max-age=300' } })
}

export {
  refuseMethod as DELETE,
  refuseMethod as HEAD,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '../refuse-method'
