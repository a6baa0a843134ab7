import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth/next'
import { cache } from 'react'
import { authOptions } from './auth'
import { signInAddress } from './requested-path'
import { findUserOfSession, type SignedInUser } from './user-of-session'

export type { SignedInUser }

/** Who sends this request, checked against the database once in it. */
export const getSignedInUser = cache(async (): Promise<SignedInUser | null> => {
  const session = await getServerSession(authOptions())
  return session?.claims ? findUserOfSession(session.claims) : null
})

/** For pages outside a workspace; whoever is signed out is sent to sign in and comes back. */
export async function requireUser(): Promise<SignedInUser> {
  return (await getSignedInUser()) ?? redirect(signInAddress(await headers(), '/'))
}
