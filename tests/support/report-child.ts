import { jobScope } from '@/lib/access/job-gate'
import { makeReport } from '@/lib/reports/make-report'
import { sourceOf } from '../lib/reports/report-fixtures'

const [workspaceId = '', reportId = '', rows = ''] = process.argv.slice(2)

/** Makes a report in a process that can be killed. */
async function makeUntilKilled() {
  const scope = await jobScope(workspaceId, 'make-report')
  await makeReport(scope, reportId, { source: sourceOf(Number(rows), { batch: 2_000, slow: 1 }) })
  process.exit(0)
}

void makeUntilKilled()
