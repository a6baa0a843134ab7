import { inWorkspace } from '@/db/workspace'
import { recordDeed } from '@/lib/access/record-deed'
import type { Scope } from '@/lib/access/scope'
import { GoneError } from '@/lib/errors'
import { holdOwnReport } from './hold-own-report'
import { openReportPassword } from './report-password'

/** The password of a file that its requester can still have. */
export function showReportPassword(scope: Scope, reportId: string): Promise<{ password: string }> {
  return inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    const { isFileThere } = await holdOwnReport(sql, scope, reportId)
    const [sealed] = await sql<{ ciphertext: Buffer; keyVersion: number }[]>`
      select password_ciphertext as ciphertext, password_key_version as "keyVersion" from reports
      where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid
        and password_ciphertext is not null`
    if (!isFileThere || !sealed) throw new GoneError('The file is gone, and its password with it.')
    await recordDeed(transaction, scope, { deed: 'report.password_shown', subject: reportId })
    return { password: openReportPassword(scope, reportId, sealed) }
  })
}
