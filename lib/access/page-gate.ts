import { headers } from 'next/headers'
import { forbidden, notFound, redirect } from 'next/navigation'
import { findScopeOfMember } from './membership'
import { signInAddress } from './requested-path'
import { hasRight, type Right } from './rights'
import type { Scope } from './scope'
import { getSignedInUser, type SignedInUser } from './signed-in-user'

/**
 * The gate of pages. Each page passes it itself: layouts do not run again on navigation. Signed out: to the
 * sign-in and back; a stranger, or no such workspace: 404; too little right: 403.
 */
export async function requireWorkspacePage(
  slug: string,
  right: Right = 'see',
): Promise<{ scope: Scope; user: SignedInUser }> {
  const user = await getSignedInUser()
  if (!user) redirect(signInAddress(await headers(), `/w/${encodeURIComponent(slug)}/click-to-haptik`))
  const scope = await findScopeOfMember(user, slug)
  if (!scope) notFound()
  if (!hasRight(scope, right)) forbidden()
  return { scope, user }
}
