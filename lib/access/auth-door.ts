import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { env } from '@/lib/env'
import { LimitError } from '@/lib/errors'
import { logError } from '@/lib/log'
import { authOptions } from './auth'
import { clientAddress } from './client-address'
import { answerWayBack, type Hindrance } from './facebook/answer-way-back'
import { isMetaSetUp } from './meta/is-meta-set-up'
import { isSameOrigin, originHeaders } from './same-origin'
import { addressSubject, claimTry } from './sign-in/sign-in-attempts'
import { addressThrottle } from './sign-in/sign-in-throttle'

/** What this app uses of next-auth's routes; its own pages, its log and its session updates are not open. */
const open = new Set(['GET csrf', 'POST callback/credentials', 'POST signout'])
/** Open where this installation has an app at Meta. */
const openWithMeta = new Set(['POST signin/facebook', 'GET callback/facebook'])
const largestBody = 16 * 1024

interface RouteContext {
  params: Promise<{ nextauth: string[] }>
}

/**
 * next-auth behind a narrower door: only what is used, only from this site's own pages, only small bodies,
 * and with 429 and Retry-After when there were too many tries.
 */
export async function answerAuth(request: NextRequest, context: RouteContext): Promise<Response> {
  const { nextauth } = await context.params
  const asked = `${request.method} ${nextauth.join('/')}`
  const isFacebook = openWithMeta.has(asked) && isMetaSetUp()
  if (!open.has(asked) && !isFacebook) return refusal(404)
  if (isFacebook && request.method === 'GET') return answerWayBack(request, context, () => countTry(request))
  if (request.method === 'POST' && !isSameOrigin(originHeaders(request.headers), env.APP_URL))
    return refusal(403)
  const form = request.method === 'POST' ? await readForm(request) : null
  if (form === 'too-large') return refusal(413)
  const hindrance = isFacebook ? await countTry(request) : null
  if (hindrance) return refuseTry(hindrance)
  const response: Response = await NextAuth(rebuild(request, form), context, authOptions())
  return withStatusOfOutcome(response)
}

/** A password is counted with its account too; until Facebook has spoken there is only the address. */
async function countTry(request: NextRequest): Promise<Hindrance | null> {
  const address = clientAddress(request.headers.get('x-forwarded-for'), env.TRUST_PROXY)
  try {
    await claimTry(addressSubject(address), addressThrottle, Date.now())
    return null
  } catch (error) {
    if (error instanceof LimitError) return { problem: 'too-many-tries', retryAfter: error.retryAfter }
    logError('sign-in failed', error)
    return { problem: 'unreachable', retryAfter: 5 }
  }
}

/** Counts the bytes as they come: a header may say anything. */
async function readForm(request: NextRequest): Promise<URLSearchParams | 'too-large'> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > largestBody) return 'too-large'
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}

/** Without the query, of which next-auth would believe a callbackUrl; and asking for an answer in JSON. */
function rebuild(request: NextRequest, form: URLSearchParams | null): NextRequest {
  const address = new URL(request.nextUrl.pathname, request.nextUrl.origin)
  if (!form) return new NextRequest(address, { headers: request.headers })
  form.set('json', 'true')
  const headers = new Headers(request.headers)
  headers.set('content-type', 'application/x-www-form-urlencoded')
  headers.delete('content-length')
  return new NextRequest(address, { method: 'POST', headers, body: form.toString() })
}

const statusOfError: Record<string, number> = { Invalid: 422, TooManyTries: 429, Unavailable: 503 }

/**
 * next-auth says what came of a POST in the address that it would send the browser to: with an error, or back
 * to its own form when the token of this site was missing.
 */
async function withStatusOfOutcome(response: Response): Promise<Response> {
  response.headers.set('cache-control', 'private, no-store')
  if (!response.headers.get('content-type')?.startsWith('application/json')) return response
  const answer = (await response.json()) as { url?: string }
  const { pathname, searchParams } = new URL(answer.url ?? '', 'http://localhost')
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  if (response.status !== 401) {
    const tokenMissing = pathname.startsWith('/api/auth/')
    return Response.json(answer, { status: tokenMissing ? 403 : response.status, headers })
  }
  const [error = '', seconds] = searchParams.get('error')?.split(' ') ?? []
  if (seconds) headers.set('retry-after', seconds)
  return Response.json({ error }, { status: statusOfError[error] ?? 401, headers })
}

function refuseTry({ problem, retryAfter }: Hindrance): Response {
  const headers = { 'cache-control': 'private, no-store', 'retry-after': String(retryAfter) }
  const error = problem === 'too-many-tries' ? 'TooManyTries' : 'Unavailable'
  return Response.json({ error }, { status: statusOfError[error], headers })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { 'cache-control': 'private, no-store' } })
}
