import type { NextRequest, NextResponse } from 'next/server'
import { idleLimit, renewSessionToken } from './session-token'
import { cookieOptions, sessionCookieName } from './site-cookies'

/**
 * Moves the idle limit of the session on, for proxy.ts: pages cannot set cookies. It guards nothing; a
 * session that was ended stays ended however often it is renewed.
 */
export async function renewSession(request: NextRequest, response: NextResponse): Promise<void> {
  const name = sessionCookieName()
  const token = request.cookies.get(name)?.value
  const renewed = token ? await renewSessionToken(token, Date.now()) : null
  if (renewed) response.cookies.set(name, renewed, { ...cookieOptions(), maxAge: idleLimit })
}
