import type { WorkspaceTransaction } from '@/db/workspace'
import { hashToken, randomToken } from '@/lib/crypto/random-token'
import type { Scope } from '../scope'

type Sql = WorkspaceTransaction['sql']

/** Makes a link to a report for one user; answers its token, of which only the hash is kept. */
export async function addReportRoute(
  sql: Sql,
  scope: Scope,
  { reportId, userId }: { reportId: string; userId: string },
): Promise<string> {
  const token = randomToken()
  await sql`
    insert into report_routes (token_hash, workspace_id, report_id, user_id)
    values (${hashToken(token)}, ${scope.workspaceId}::uuid, ${reportId}::uuid, ${userId}::uuid)`
  return token
}

/** From then on the links to these reports lead nowhere. */
export async function removeReportRoutes(sql: Sql, scope: Scope, reportIds: string[]): Promise<void> {
  await sql`
    delete from report_routes
    where workspace_id = ${scope.workspaceId}::uuid and report_id = any(${reportIds}::uuid[])`
}
