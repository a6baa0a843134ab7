import type { WorkspaceTransaction } from '@/db/workspace'
import { enqueue } from '@/lib/jobs/enqueue'
import { hasRight } from '../../rights'
import { roles, type Scope } from '../../scope'

/** Only they can connect again. */
const rolesToTell = roles.filter((role) => hasRight(role, 'manage-connections'))

/**
 * Orders a mail to each admin in the transaction in which a login with Meta ends: it ends and they are told, or
 * neither. A mail of its own for each, so that one that is refused keeps nobody else from theirs.
 */
export async function orderLoginEndedMails(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  loginId: string,
): Promise<void> {
  const admins = await sql<{ userId: string }[]>`
    select m.user_id as "userId" from memberships m join users u on u.id = m.user_id
    where m.workspace_id = ${scope.workspaceId}::uuid and m.role = any(${rolesToTell}) and u.disabled_at is null`
  for (const { userId } of admins) {
    await enqueue(sql, 'mail-login-ended', { workspaceId: scope.workspaceId, loginId, userId })
  }
}
