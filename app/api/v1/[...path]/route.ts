import { randomUUID } from 'node:crypto'
import { NotFoundError } from '@/lib/errors'
import { toProblem } from '../to-problem'

/** Addresses that are none of the API's, for programs that expect JSON and not a page. */
export function GET(): Response {
  return toProblem(new NotFoundError(), randomUUID())
}

export { GET as DELETE, GET as HEAD, GET as OPTIONS, GET as PATCH, GET as POST, GET as PUT }
