import { env } from '@/lib/env'

/** Over https a cookie carries the `__Host-` prefix: set by this host alone, over https alone. */
export function isSecureSite(): boolean {
  return env.APP_URL?.startsWith('https://') ?? false
}

export function cookieName(name: string): string {
  return isSecureSite() ? `__Host-${name}` : name
}

export function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecureSite() } as const
}

export function sessionCookieName(): string {
  return cookieName('next-auth.session-token')
}

/** What a way back from Facebook's dialog has to match. */
export function stateCookieName(): string {
  return cookieName('next-auth.state')
}

/** Where next-auth remembers to go after a sign-in that leaves the site and comes back. */
export function callbackUrlCookieName(): string {
  return cookieName('next-auth.callback-url')
}
