import { inWorkspace } from '@/db/workspace'
import { recordDeed } from '@/lib/access/record-deed'
import type { Scope } from '@/lib/access/scope'
import { ConflictError } from '@/lib/errors'
import { dropFile } from './drop-file'
import { holdOwnReport } from './hold-own-report'

/** Gives up a report that is not mailed yet. Whoever makes it notices within a second or two. */
export function cancelReport(scope: Scope, reportId: string): Promise<void> {
  return inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    const { state } = await holdOwnReport(sql, scope, reportId)
    if (state === 'cancelled') return
    if (state === 'sent' || state === 'failed') throw new ConflictError('It is made already.')
    await sql`
      update reports set state = 'cancelled', problem = null, finished_at = now()
      where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid`
    await dropFile(sql, scope, [reportId])
    await recordDeed(transaction, scope, { deed: 'report.cancelled', subject: reportId })
  })
}
