import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '../auth'
import { safeCallbackUrl } from '../callback-url'
import { callbackUrlCookieName, cookieOptions, stateCookieName } from '../site-cookies'
import type { FacebookProblem } from './facebook-problems'
import type { FacebookAttempt } from './facebook-provider'

interface RouteContext {
  params: Promise<{ nextauth: string[] }>
}

/** Why a try cannot be made now; `retryAfter` is in seconds. */
export interface Hindrance {
  problem: 'too-many-tries' | 'unreachable'
  retryAfter: number
}

/**
 * Where Facebook's dialog sends a browser back to that signs in. Of the address next-auth sees the code and
 * the state alone; whatever goes wrong ends at the sign-in page, with a word on what it was.
 */
export async function answerWayBack(
  request: NextRequest,
  context: RouteContext,
  countTry: () => Promise<Hindrance | null>,
): Promise<Response> {
  const query = request.nextUrl.searchParams
  const error = query.get('error')
  const jar = await cookies()
  const goOn = placeToGo(jar.get(callbackUrlCookieName())?.value)
  const backToSignIn = (problem: FacebookProblem) => {
    jar.set(stateCookieName(), '', { ...cookieOptions(), maxAge: 0 })
    return redirectTo(signInAddress(problem, goOn))
  }
  if (error !== null) return backToSignIn(error === 'access_denied' ? 'declined' : 'refused')
  const hindrance = await countTry()
  if (hindrance) return backToSignIn(hindrance.problem)
  const attempt: FacebookAttempt = { problem: null, isSignedIn: false }
  const response: Response = await NextAuth(rebuild(request), context, authOptions(attempt))
  if (!attempt.isSignedIn) return backToSignIn(attempt.problem ?? 'not-begun-here')
  // The fragment, though empty, takes the place of the `#_=_` that Facebook puts behind its address.
  return redirectTo(`${goOn}#`, response.headers.getSetCookie())
}

/** As next-auth kept it: with the site before it. */
function placeToGo(kept: string | undefined): string {
  if (kept === undefined || !URL.canParse(kept)) return '/'
  const { pathname, search } = new URL(kept)
  return safeCallbackUrl(`${pathname}${search}`) ?? '/'
}

function rebuild(request: NextRequest): NextRequest {
  const { pathname, origin, searchParams } = request.nextUrl
  const address = new URL(pathname, origin)
  for (const name of ['code', 'state']) {
    const [value, ...more] = searchParams.getAll(name)
    if (value !== undefined && more.length === 0) address.searchParams.set(name, value)
  }
  return new NextRequest(address, { headers: request.headers })
}

function signInAddress(problem: FacebookProblem, goOn: string): string {
  const query = new URLSearchParams({ facebook: problem, ...(goOn === '/' ? {} : { callbackUrl: goOn }) })
  return `/sign-in?${query}#`
}

/** The code stands in the address that is left: nothing of it is kept or passed on. */
function redirectTo(location: string, setCookies: string[] = []): Response {
  const headers = new Headers({
    location,
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
  })
  for (const line of setCookies) headers.append('set-cookie', line)
  return new Response(null, { status: 302, headers })
}
