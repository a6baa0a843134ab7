import { randomUUID } from 'node:crypto'
import { NotFoundError } from '@/lib/errors'
import { toProblem } from '../to-problem'

/** Addresses that are none of the API's, for programs that expect JSON and not a page. */
export function GET(): Response {
  return toProblem(new NotFoundError(), randomUUID())
}

export {
  refuseMethod as DELETE,
  refuseMethod as HEAD,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '../refuse-method'
