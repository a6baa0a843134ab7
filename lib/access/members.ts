import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { ConflictError, NotFoundError } from '@/lib/errors'
import { recordDeed } from './record-deed'
import { requireRight } from './rights'
import type { Role, Scope } from './scope'
import { requireUserByEmail } from './workspaces'

/**
 * Who belongs to a workspace. Changes of one workspace take turns, so that two owners who remove each other
 * at once cannot both succeed. Owners are made and unmade by owners only.
 */

export async function addMember(
  scope: Scope,
  { email, role }: { email: string; role: Role },
): Promise<{ userId: string; role: Role }> {
  requireRightOver(scope, [role])
  return inTurn(scope, async (transaction) => {
    const userId = await requireUserByEmail(transaction, email)
    const added = await transaction.sql`
      insert into memberships (workspace_id, user_id, role)
      values (${scope.workspaceId}, ${userId}, ${role}) on conflict do nothing returning user_id`
    if (added.length === 0) throw new ConflictError('This user is already a member of the workspace.')
    await recordDeed(transaction, scope, { deed: 'member.added', subject: userId, detail: { role } })
    return { userId, role }
  })
}

export async function setRole(
  scope: Scope,
  { email, role }: { email: string; role: Role },
): Promise<{ userId: string; role: Role }> {
  requireRight(scope, 'manage-members')
  return inTurn(scope, async (transaction) => {
    const member = await requireMember(transaction, scope, email)
    requireRightOver(scope, [member.role, role])
    if (member.role === 'owner' && role !== 'owner') await requireAnotherOwner(transaction, scope)
    await transaction.sql`
      update memberships set role = ${role}
      where workspace_id = ${scope.workspaceId} and user_id = ${member.userId}`
    await recordDeed(transaction, scope, {
      deed: 'member.role_changed',
      subject: member.userId,
      detail: { from: member.role, to: role },
    })
    return { userId: member.userId, role }
  })
}

/** Access ends with the transaction: every request reads the membership. */
export async function removeMember(scope: Scope, { email }: { email: string }): Promise<{ userId: string }> {
  requireRight(scope, 'manage-members')
  return inTurn(scope, async (transaction) => {
    const member = await requireMember(transaction, scope, email)
    requireRightOver(scope, [member.role])
    if (member.role === 'owner') await requireAnotherOwner(transaction, scope)
    await transaction.sql`
      delete from memberships where workspace_id = ${scope.workspaceId} and user_id = ${member.userId}`
    await recordDeed(transaction, scope, {
      deed: 'member.removed',
      subject: member.userId,
      detail: { role: member.role },
    })
    return { userId: member.userId }
  })
}

function requireRightOver(scope: Scope, roles: Role[]): void {
  requireRight(scope, 'manage-members')
  if (roles.includes('owner')) requireRight(scope, 'transfer-workspace')
}

function inTurn<T>(scope: Scope, work: (transaction: WorkspaceTransaction) => Promise<T>): Promise<T> {
  return inWorkspace(scope, async (transaction) => {
    await transaction.sql`select id from workspaces where id = ${scope.workspaceId} for no key update`
    return work(transaction)
  })
}

async function requireMember(
  transaction: WorkspaceTransaction,
  scope: Scope,
  email: string,
): Promise<{ userId: string; role: Role }> {
  const userId = await requireUserByEmail(transaction, email)
  const [member] = await transaction.sql<{ role: Role }[]>`
    select role from memberships where workspace_id = ${scope.workspaceId} and user_id = ${userId}`
  if (!member) throw new NotFoundError('This user is not a member of the workspace.')
  return { userId, role: member.role }
}

async function requireAnotherOwner({ sql }: WorkspaceTransaction, scope: Scope): Promise<void> {
  const owners = await sql`
    select user_id from memberships where workspace_id = ${scope.workspaceId} and role = 'owner'`
  if (owners.length < 2)
    throw new ConflictError('A workspace keeps at least one owner; make another one first.')
}
