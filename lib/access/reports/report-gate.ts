import { and, eq } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { memberships, workspaces } from '@/db/schema/accounts'
import { reportRoutes } from '@/db/schema/reports'
import { hashToken } from '@/lib/crypto/random-token'
import { ForbiddenError, NotFoundError } from '@/lib/errors'
import { requireRight } from '../rights'
import { makeScope, type Scope } from '../scope'
import type { SignedInUser } from '../user-of-session'
import { workspaceFacts } from '../workspace-facts'

/**
 * The gate of mailed links to reports. A link is good for the member it was mailed to, as long as their role
 * allows reports. Throws NotFoundError for a link that was never made and to whoever does not belong to its
 * workspace, ForbiddenError to another member and to one who has lost the role or the membership.
 */
export async function requireReportLink(
  user: SignedInUser,
  token: string,
): Promise<{ scope: Scope; reportId: string }> {
  const route = await findRoute(user, token)
  if (!route) throw new NotFoundError()
  const { reportId, userId, role, ...facts } = route
  const isTheirs = userId === user.id
  if (role === null) throw isTheirs ? new ForbiddenError(noLongerMember) : new NotFoundError()
  if (!isTheirs) throw new ForbiddenError('This report was made for somebody else. Ask for one of your own.')
  requireRight({ role }, 'request-reports')
  const actor = { kind: 'user', id: user.id, email: user.email } as const
  return { scope: makeScope({ ...facts, role, actor }), reportId }
}

const noLongerMember = 'You are no longer a member of the workspace that this report is about.'

async function findRoute(user: SignedInUser, token: string) {
  const found = await withPool('web', ({ db }) =>
    db
      .select({
        ...workspaceFacts,
        reportId: reportRoutes.reportId,
        userId: reportRoutes.userId,
        role: memberships.role,
      })
      .from(reportRoutes)
      .innerJoin(workspaces, eq(workspaces.id, reportRoutes.workspaceId))
      .leftJoin(
        memberships,
        and(eq(memberships.workspaceId, reportRoutes.workspaceId), eq(memberships.userId, user.id)),
      )
      .where(eq(reportRoutes.tokenHash, hashToken(token))),
  )
  return found[0] ?? null
}
