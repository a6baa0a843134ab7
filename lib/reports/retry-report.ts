import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { recordDeed } from '@/lib/access/record-deed'
import type { Scope } from '@/lib/access/scope'
import { sqlStateOf } from '@/lib/database-fault'
import { ConflictError } from '@/lib/errors'
import { holdOwnReport } from './hold-own-report'
import { orderFile, orderMail } from './order-report'

/** Makes a report that failed or was cancelled again, or only mails it again where its file is there. */
export async function retryReport(scope: Scope, reportId: string): Promise<void> {
  try {
    await inWorkspace(scope, async (transaction) => {
      const { sql } = transaction
      const { state, isFileThere } = await holdOwnReport(sql, scope, reportId)
      if (state !== 'failed' && state !== 'cancelled') throw new ConflictError('It has not failed.')
      await setState(sql, scope, reportId, isFileThere ? 'mailing' : 'waiting')
      await (isFileThere ? orderMail : orderFile)(sql, scope, reportId)
      await recordDeed(transaction, scope, { deed: 'report.retried', subject: reportId })
    })
  } catch (error) {
    if (sqlStateOf(error) !== '23505') throw error
    throw new ConflictError('The same report is being made already.')
  }
}

async function setState(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  reportId: string,
  state: 'mailing' | 'waiting',
): Promise<void> {
  await sql`
    update reports set state = ${state}, problem = null
    where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid`
}
