import { inWorkspace } from '@/db/workspace'
import { recordDeed } from '@/lib/access/record-deed'
import type { Scope } from '@/lib/access/scope'
import { GoneError } from '@/lib/errors'
import { holdOwnReport } from './hold-own-report'

export interface Download {
  fileName: string
  bytes: number
}

const gone = 'This report is no longer there. Ask for it again.'
const usedUp = 'This report was downloaded three times already. Ask for it again.'

/** Counts one download of a report; throws GoneError where there is none left, or no file any more. */
export function takeDownload(scope: Scope, reportId: string): Promise<Download> {
  return inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    const { isFileThere, bytes, filter, downloadsLeft } = await holdOwnReport(sql, scope, reportId)
    if (!isFileThere || bytes === null || filter === null) throw new GoneError(gone)
    if (downloadsLeft === 0) throw new GoneError(usedUp)
    await sql`
      update reports set downloads = downloads + 1
      where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid`
    await recordDeed(transaction, scope, { deed: 'report.downloaded', subject: reportId })
    // No name of a brand or a person: it lies in folders and histories that others see.
    return { fileName: `${filter.view}-${filter.from}-${filter.to}.zip`, bytes }
  })
}
