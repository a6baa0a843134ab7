import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Scope } from '@/lib/access/scope'
import { reserveRequest } from '@/lib/idempotency/reserve-request'
import { settleRequest } from '@/lib/idempotency/settle-request'
import { atTheDoor, type Caller, headersOf } from './at-the-door'
import { readIdempotencyKey } from './idempotency-key'
import type { Operation } from './operation'
import { parseBody } from './parse-body'
import { parseQuery } from './parse-query'
import { readJsonBody } from './read-json-body'
import { toProblem } from './to-problem'

interface Deed<Query, Body> {
  scope: Scope
  query: Query
  body: Body
  /** Milliseconds. */
  now: number
}

/**
 * The one way in which the API answers what is sent to it with POST, PUT or DELETE. Under an
 * `Idempotency-Key` the work is done once, and whoever comes again hears what was answered then.
 */
export function answerOnce<Query extends z.ZodObject, Answer extends z.ZodType, Body extends z.ZodObject>(
  request: Request,
  operation: Operation<Query, Answer, Body>,
  work: (deed: Deed<z.output<Query>, z.output<Body>>) => Promise<z.input<Answer>>,
): Promise<Response> {
  return atTheDoor(request, operation.needs, async (caller) => {
    const key = readIdempotencyKey(request)
    const bytes = operation.body ? await readJsonBody(request, operation.mostBytes) : Buffer.alloc(0)
    const perform = () => answerWith(caller, request, operation, bytes, work)
    if (key === null) return perform()
    return performOnce(caller, { key, fingerprint: fingerprintOf(request, bytes) }, perform)
  })
}

async function answerWith<Query extends z.ZodObject, Answer extends z.ZodType, Body extends z.ZodObject>(
  { scope, now, requestId }: Caller,
  request: Request,
  { query: querySchema, body: bodySchema, status = 200 }: Operation<Query, Answer, Body>,
  bytes: Buffer,
  work: (deed: Deed<z.output<Query>, z.output<Body>>) => Promise<z.input<Answer>>,
): Promise<Response> {
  try {
    const query = parseQuery(new URL(request.url).searchParams, querySchema)
    const body = bodySchema ? parseBody(bytes, bodySchema) : ({} as z.output<Body>)
    return Response.json(await work({ scope, query, body, now }), { status, headers: headersOf(requestId) })
  } catch (error) {
    return toProblem(error, requestId)
  }
}

/** An answer of 500 or more is not kept: the next request of that key tries again. */
async function performOnce(
  { scope, requestId }: Caller,
  named: { key: string; fingerprint: Buffer },
  perform: () => Promise<Response>,
): Promise<Response> {
  const reservation = await reserveRequest(scope, named)
  if (!reservation.isFirst) return repeat(reservation.answer, requestId)
  const response = await perform()
  const answer = { status: response.status, text: await response.clone().text() }
  await settleRequest(scope, reservation, answer.status < 500 ? answer : null)
  return response
}

function repeat({ status, text }: { status: number; text: string }, requestId: string): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  return new Response(text, {
    status,
    headers: { ...headersOf(requestId), 'content-type': type, 'idempotency-replayed': 'true' },
  })
}

function fingerprintOf(request: Request, bytes: Buffer): Buffer {
  const { pathname, search } = new URL(request.url)
  return createHash('sha256').update(`${request.method} ${pathname}${search}\n`).update(bytes).digest()
}
