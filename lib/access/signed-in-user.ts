import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth/next'
import { cache } from 'react'
import { authOptions } from './auth'
import { signInAddress } from './requested-path'
import type { SessionClaims } from './session-token'
import { findUserOfSession, type SignedInUser } from './user-of-session'

export type { SignedInUser }

/** What the cookie of this request says of its session; whether that still holds, `getSignedInUser` asks. */
export const getSessionClaims = cache(async (): Promise<SessionClaims | null> => {
  const session = await getServerSession(authOptions())
  return session?.claims ?? null
})

/** Who sends this request, checked against the database once in it. */
export const getSignedInUser = cache(async (): Promise<SignedInUser | null> => {
  const claims = await getSessionClaims()
  return claims && findUserOfSession(claims)
})

/** For pages outside a workspace; whoever is signed out is sent to sign in and comes back. */
export async function requireUser(): Promise<SignedInUser> {
  return (await getSignedInUser()) ?? redirect(signInAddress(await headers(), '/'))
}
