import { STATUS_CODES } from 'node:http'
import { AppError, InvalidInputError, LimitError, UnavailableError } from '@/lib/errors'
import { logError } from '@/lib/log'
import { StaleError } from './stale-error'

interface Problem {
  status: number
  code: string
  detail: string
  fields?: Record<string, string>
  theirs?: object
}

/** An error as problem JSON (RFC 9457). What is not ours to tell is logged once and shown as nothing. */
export function toProblem(error: unknown, requestId: string, headers: Record<string, string> = {}): Response {
  const { status, code, detail, ...more } = describe(error, requestId)
  const title = STATUS_CODES[status] ?? 'Error'
  const body = { type: 'about:blank', title, status, detail, code, requestId, ...more }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'private, no-store',
      'x-request-id': requestId,
      ...advice(error),
      ...headers,
    },
  })
}

function describe(error: unknown, requestId: string): Problem {
  if (error instanceof InvalidInputError) {
    return { status: error.status, code: error.code, detail: error.message, fields: error.fields }
  }
  if (error instanceof StaleError) {
    return { status: error.status, code: error.code, detail: error.message, theirs: error.theirs }
  }
  if (error instanceof AppError) return { status: error.status, code: error.code, detail: error.message }
  logError('API failed', error, { requestId })
  return {
    status: 500,
    code: 'internal',
    detail: 'Something went wrong here. The request id helps to find it.',
  }
}

/** What the caller may do about it, in headers. */
function advice(error: unknown): Record<string, string> {
  if (error instanceof LimitError || error instanceof UnavailableError) {
    return { 'retry-after': String(Math.max(1, Math.ceil(error.retryAfter))) }
  }
  return error instanceof AppError && error.status === 401 ? { 'www-authenticate': 'Bearer' } : {}
}
