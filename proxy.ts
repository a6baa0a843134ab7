import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy, nonceHeader } from '@/app/content-security-policy'
import { waitAfterGuesses } from '@/lib/access/meta/wait-after-guesses'
import { renewSession } from '@/lib/access/renew-session'
import { requestedPathHeader } from '@/lib/access/requested-path'
import { env } from '@/lib/env'

const methods = ['GET', 'HEAD', 'POST']
const twoYears = 63_072_000

/** Pages and what they send to themselves. Webhooks and the API pass no proxy: see next.config.ts for theirs. */
export const config = { matcher: ['/((?!api/|_next/static/|_next/image).*)'] }

/** Gives pages their security headers. It guards no data: each page and action passes its own gate. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, env.NODE_ENV === 'development')
  const response = methods.includes(request.method)
    ? ((await refuseGuess(request)) ?? passOn(request, { nonce, policy }))
    : refuseMethod()
  response.headers.set('content-security-policy', policy)
  if (env.APP_URL?.startsWith('https://')) {
    response.headers.set('strict-transport-security', `max-age=${twoYears}; includeSubDomains`)
  }
  await renewSession(request, response)
  return response
}

/** Next reads the nonce from the policy of the request, so whatever a stranger put there is written over. */
function passOn(request: NextRequest, { nonce, policy }: { nonce: string; policy: string }): NextResponse {
  const headers = new Headers(request.headers)
  headers.delete('content-security-policy-report-only')
  headers.set('content-security-policy', policy)
  headers.set(nonceHeader, nonce)
  headers.set(requestedPathHeader, pathOf(request))
  return NextResponse.next({ request: { headers } })
}

function pathOf({ nextUrl }: NextRequest): string {
  const query = new URLSearchParams(nextUrl.searchParams)
  query.delete('_rsc')
  return query.size > 0 ? `${nextUrl.pathname}?${query}` : nextUrl.pathname
}

/** A page has no status of its own choosing, so this one is guarded here. */
async function refuseGuess({ nextUrl, headers }: NextRequest): Promise<NextResponse | null> {
  const [, code] = /^\/data-deletion\/(.+)$/.exec(nextUrl.pathname) ?? []
  if (code === undefined) return null
  const retryAfter = await waitAfterGuesses(code, headers.get('x-forwarded-for'))
  if (retryAfter === 0) return null
  const text = 'Too many codes that are none. Come back later.'
  return new NextResponse(text, { status: 429, headers: { 'retry-after': String(retryAfter) } })
}

function refuseMethod(): NextResponse {
  return new NextResponse(null, { status: 405, headers: { allow: methods.join(', ') } })
}
