import { and, eq } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { memberships, workspaces } from '@/db/schema/accounts'
import { makeScope, type Scope } from './scope'
import type { SignedInUser } from './user-of-session'
import { workspaceFacts } from './workspace-facts'
import { isSlug } from './workspace-schema'

/**
 * The scope of a user in a workspace, read anew by each request; null for a stranger and for a workspace that
 * is not there alike.
 */
export async function findScopeOfMember(user: SignedInUser, slug: unknown): Promise<Scope | null> {
  if (!isSlug(slug)) return null
  const found = await withPool('web', ({ db }) =>
    db
      .select({ ...workspaceFacts, role: memberships.role })
      .from(workspaces)
      .innerJoin(memberships, eq(memberships.workspaceId, workspaces.id))
      .where(and(eq(workspaces.slug, slug), eq(memberships.userId, user.id))),
  )
  const [facts] = found
  return facts ? makeScope({ ...facts, actor: { kind: 'user', id: user.id, email: user.email } }) : null
}
