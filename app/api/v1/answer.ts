import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { requireApiKey } from '@/lib/access/key-gate'
import type { Scope } from '@/lib/access/scope'
import { requireTurn } from './key-turns'
import type { Operation } from './operation'
import { parseQuery } from './parse-query'
import { toProblem } from './to-problem'

interface Question<Query> {
  scope: Scope
  query: Query
  /** Milliseconds. */
  now: number
}

/**
 * The one way in which the read API answers: a key of the workspace, its turn, the parameters, then the
 * body as the operation describes it. Whatever is thrown becomes a problem (RFC 9457).
 */
export async function answer<Query extends z.ZodObject, Answer extends z.ZodType>(
  request: Request,
  operation: Operation<Query, Answer>,
  work: (question: Question<z.output<Query>>) => Promise<z.input<Answer>>,
): Promise<Response> {
  const requestId = randomUUID()
  const now = Date.now()
  try {
    const scope = await requireApiKey(request, 'read')
    requireTurn(scope, now)
    const query = parseQuery(new URL(request.url).searchParams, operation.query)
    return Response.json(await work({ scope, query, now }), { headers: headersOf(requestId) })
  } catch (error) {
    return toProblem(error, requestId)
  }
}

export function headersOf(requestId: string): Record<string, string> {
  return { 'cache-control': 'private, no-store', 'x-request-id': requestId }
}
