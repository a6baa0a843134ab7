import { asc, eq } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { memberships, workspaces } from '@/db/schema/accounts'
import { makeScope, type Role, type Scope } from './scope'
import type { SignedInUser } from './user-of-session'
import { workspaceFacts } from './workspace-facts'

declare const mine: unique symbol

/** A workspace that its user was found to be a member of; only `listMyWorkspaces` makes one. */
export interface MyWorkspace {
  readonly [mine]: true
  id: string
  slug: string
  name: string
  role: Role
  timeZone: string
  currency: string
  proactiveWindowHours: number
}

/** By name. */
export async function listMyWorkspaces(user: SignedInUser): Promise<MyWorkspace[]> {
  const rows = await withPool('web', ({ db }) =>
    db
      .select({ ...workspaceFacts, role: memberships.role })
      .from(memberships)
      .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
      .where(eq(memberships.userId, user.id))
      .orderBy(asc(workspaces.name), asc(workspaces.slug)),
  )
  return rows.map(({ workspaceId, workspaceName, ...facts }) => {
    return { ...facts, id: workspaceId, name: workspaceName } as MyWorkspace
  })
}

/** For reading several workspaces of one user side by side. */
export function scopeOf(user: SignedInUser, workspace: MyWorkspace): Scope {
  const { id, name, slug, role, timeZone, currency, proactiveWindowHours } = workspace
  const actor = { kind: 'user', id: user.id, email: user.email } as const
  return makeScope({
    workspaceId: id,
    workspaceName: name,
    slug,
    role,
    timeZone,
    currency,
    proactiveWindowHours,
    actor,
  })
}
