import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { env } from '@/lib/env'
import { LimitError } from '@/lib/errors'
import { logError } from '@/lib/log'
import { authSecret } from './auth-secret'
import { safeCallbackUrl } from './callback-url'
import { clientAddress } from './client-address'
import { type FacebookAttempt, facebookProvider } from './facebook/facebook-provider'
import { isMetaSetUp } from './meta/is-meta-set-up'
import { encodeSession, idleLimit, readClaims, type SessionClaims, toPayload } from './session-token'
import { readDeviceCookie, writeDeviceCookie } from './sign-in/device-cookie'
import { signInSchema } from './sign-in/sign-in-schema'
import { signInWithPassword } from './sign-in/sign-in-with-password'
import {
  callbackUrlCookieName,
  cookieName,
  cookieOptions,
  isSecureSite,
  sessionCookieName,
  stateCookieName,
} from './site-cookies'

/** Seconds that somebody may take in Facebook's dialog. */
const stateLife = 600

declare module 'next-auth' {
  interface User {
    sessionVersion: number
  }
  interface Session {
    claims: SessionClaims | null
  }
}

/**
 * A function, because the secret is not there yet while the app is built. `attempt` is told what came of a way
 * back from Facebook.
 */
export function authOptions(
  attempt: FacebookAttempt = { problem: null, isSignedIn: false },
): NextAuthOptions {
  return {
    secret: authSecret(),
    useSecureCookies: isSecureSite(),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    session: { strategy: 'jwt', maxAge: idleLimit },
    jwt: { encode: encodeSession },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      callbackUrl: { name: callbackUrlCookieName(), options: cookieOptions() },
      csrfToken: { name: cookieName('next-auth.csrf-token'), options: cookieOptions() },
      state: { name: stateCookieName(), options: { ...cookieOptions(), maxAge: stateLife } },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: (credentials, request) => authorize(credentials, request.headers?.['x-forwarded-for']),
      }),
      ...(isMetaSetUp() ? [facebookProvider(attempt)] : []),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? toPayload(newClaims(user.id, user.sessionVersion)) : token),
      session: ({ session, token }) => ({ expires: session.expires, claims: readClaims(token) }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${safeCallbackUrl(withinSite(url, baseUrl)) ?? '/'}`,
    },
    logger: { error: logUnusual, warn: () => {}, debug: () => {} },
  }
}

async function authorize(credentials: unknown, forwardedFor: string | undefined) {
  const { email, password } = (credentials ?? {}) as Record<string, unknown>
  const parsed = signInSchema.safeParse({ email, password })
  if (!parsed.success) throw new Error('Invalid')
  const address = clientAddress(forwardedFor ?? null, env.TRUST_PROXY)
  const signedIn = await attempt({ ...parsed.data, address, deviceToken: await readDeviceCookie() })
  if (!signedIn) return null
  await writeDeviceCookie(signedIn.deviceToken)
  return { id: signedIn.userId, sessionVersion: signedIn.sessionVersion }
}

/** What is thrown here next-auth shows to the browser, so it is a word of ours: see auth-door.ts. */
async function attempt(input: Parameters<typeof signInWithPassword>[0]) {
  try {
    return await signInWithPassword(input)
  } catch (error) {
    if (error instanceof LimitError) throw new Error(`TooManyTries ${error.retryAfter}`)
    logError('sign-in failed', error)
    throw new Error('Unavailable')
  }
}

function newClaims(userId: string, sessionVersion: number): SessionClaims {
  return { userId, sessionVersion, signedInAt: Math.floor(Date.now() / 1000) }
}

function withinSite(url: string, baseUrl: string): string {
  return url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url
}

/**
 * A cookie that is over or was tampered with is a stranger's matter, not an error of ours; what Meta refuses
 * is logged where it is asked.
 */
const usual = ['JWT_SESSION_ERROR', 'SIGNOUT_ERROR', 'INVALID_CALLBACK_URL_ERROR', 'OAUTH_CALLBACK_ERROR']

function logUnusual(code: string, metadata: unknown): void {
  if (usual.includes(code)) return
  const error = metadata instanceof Error ? metadata : (metadata as { error?: unknown })?.error
  logError('next-auth', error, { code })
}
