import { randomUUID } from 'node:crypto'
import { AppError, LimitError, UnavailableError } from '@/lib/errors'
import { logError } from '@/lib/log'
import type { BodyProblem } from '../read-body'

const statusOfBodyProblem: Record<BodyProblem, [number, string]> = {
  too_large: [413, 'too_large'],
  too_slow: [408, 'too_slow'],
  encoded: [415, 'content_encoding'],
  wrong_type: [415, 'content_type'],
  cut_short: [400, 'cut_short'],
}

export function refuseBody(problem: BodyProblem): Response {
  return refuse(...statusOfBodyProblem[problem])
}

/** Nothing of the request is echoed and nothing is told beyond the code. */
export function refuse(status: number, code: string, headers: Record<string, string> = {}): Response {
  return Response.json(
    { code, requestId: randomUUID() },
    {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    },
  )
}

/** Webhooks are posted, never anything else. */
export function refuseMethod(): Response {
  return refuse(405, 'method_not_allowed', { allow: 'POST' })
}

/** Full or without a database: the sender shall come again. Anything else is a bug, logged once. */
export function refuseAfter(error: unknown): Response {
  if (error instanceof LimitError || error instanceof UnavailableError)
    return refuse(error.status, error.code, { 'retry-after': String(error.retryAfter) })
  if (error instanceof AppError) return refuse(error.status, error.code)
  logError('webhook failed', error)
  return refuse(500, 'failed')
}
