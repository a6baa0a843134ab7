import { and, eq, isNull } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { memberships, users, workspaces } from '@/db/schema/accounts'
import { makeScope, type Scope } from './scope'
import { workspaceFacts } from './workspace-facts'

export interface Member {
  /** Of what they may see and do now, whatever they could when the work was ordered. */
  scope: Scope
  name: string
  email: string
}

/**
 * The gate of work that is done for a member who is not there: a report, a digest. Null once they do not belong
 * to the workspace any more or may not sign in.
 */
export async function findMember(workspaceId: string, userId: string): Promise<Member | null> {
  const found = await withPool('worker', ({ db }) =>
    db
      .select({ ...workspaceFacts, role: memberships.role, name: users.name, email: users.email })
      .from(memberships)
      .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
      .innerJoin(users, and(eq(users.id, memberships.userId), isNull(users.disabledAt)))
      .where(and(eq(memberships.workspaceId, workspaceId), eq(memberships.userId, userId))),
  )
  const [member] = found
  if (!member) return null
  const { name, email, ...facts } = member
  return { scope: makeScope({ ...facts, actor: { kind: 'user', id: userId, email } }), name, email }
}
