import type { z } from 'zod'
import type { Scope } from '@/lib/access/scope'
import { atTheDoor, headersOf } from './at-the-door'
import type { Operation } from './operation'
import { parseQuery } from './parse-query'

interface Question<Query> {
  scope: Scope
  query: Query
  /** Milliseconds. */
  now: number
}

/** The one way in which the API answers what is asked with GET: its parameters, then the answer as described. */
export function answer<Query extends z.ZodObject, Answer extends z.ZodType>(
  request: Request,
  operation: Operation<Query, Answer>,
  work: (question: Question<z.output<Query>>) => Promise<z.input<Answer>>,
): Promise<Response> {
  return atTheDoor(request, operation.needs, async ({ scope, now, requestId }) => {
    const query = parseQuery(new URL(request.url).searchParams, operation.query)
    return Response.json(await work({ scope, query, now }), { headers: headersOf(requestId) })
  })
}
