import { constants, setPriority } from 'node:os'
import { jobScope } from '@/lib/access/job-gate'
import { countMessages } from '@/lib/metrics/get-message-totals'
import { readMessageRows } from '@/lib/metrics/read-message-rows'
import { makeReport } from '@/lib/reports/make-report'

const [workspaceId = '', reportId = ''] = process.argv.slice(2)

/** Makes a report as the worker does, in a process of its own, and tells how long it took and its memory at most. */
async function makeAndMeasure() {
  setPriority(constants.priority.PRIORITY_LOW)
  let most = 0
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 100)
  const scope = await jobScope(workspaceId, 'make-report')
  const begun = performance.now()
  await makeReport(scope, reportId, { source: { count: countMessages, read: readMessageRows } })
  const milliseconds = performance.now() - begun
  clearInterval(watching)
  console.log(JSON.stringify({ milliseconds, mebibytes: most / 2 ** 20 }))
  process.exit(0)
}

void makeAndMeasure()
