import type { WorkspaceTransaction } from '@/db/workspace'
import { requireRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { NotFoundError } from '@/lib/errors'
import { type Report, readReports } from './report'

/**
 * The report of whoever asks, held until the transaction ends: no part of its file is stored meanwhile. Throws
 * NotFoundError for another one's too.
 */
export async function holdOwnReport(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  reportId: string,
): Promise<Report> {
  requireRight(scope, 'request-reports')
  const userId = scope.actor.kind === 'user' ? scope.actor.id : null
  await sql`
    select from reports
    where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid and user_id = ${userId}::uuid
    for update`
  const [report] = await readReports(sql, scope, { reportId })
  if (!report) throw new NotFoundError('There is no such report of yours.')
  return report
}
