import { jobScope } from '@/lib/access/job-gate'
import { giveWay } from '@/lib/commands/give-way'
import { countMessages } from '@/lib/metrics/get-message-totals'
import { readMessageRows } from '@/lib/metrics/read-message-rows'
import { makeReport } from '@/lib/reports/make-report'

/** Makes each report that it is told of, as the worker does, and tells how long it took and its memory at most. */

export interface ReportOrder {
  workspaceId: string
  reportId: string
}

export interface ReportMade {
  milliseconds: number
  mebibytes: number
}

giveWay()
process.on('message', (order: ReportOrder) => void make(order))

async function make({ workspaceId, reportId }: ReportOrder): Promise<void> {
  let most = 0
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 100)
  const scope = await jobScope(workspaceId, 'make-report')
  const begun = performance.now()
  await makeReport(scope, reportId, { source: { count: countMessages, read: readMessageRows } })
  const made: ReportMade = { milliseconds: performance.now() - begun, mebibytes: most / 2 ** 20 }
  clearInterval(watching)
  process.send?.(made)
}
