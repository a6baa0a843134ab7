import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { jobScope, operatorScopes } from '@/lib/access/job-gate'
import { countMessages } from '@/lib/metrics/get-message-totals'
import { readMessageRows } from '@/lib/metrics/read-message-rows'
import { mailReport } from '@/lib/reports/mail-report'
import { makeReport } from '@/lib/reports/make-report'
import { resumeReports } from '@/lib/reports/resume-reports'
import { sweepReports } from '@/lib/reports/sweep-reports'

const reportToMake = z.object({ workspaceId: z.uuid(), reportId: z.uuid() })
const reportToMail = reportToMake.extend({ attempt: z.int().min(1) })
const source = { count: countMessages, read: readMessageRows }

/** Part of the list of jobs. */
export const reportJobs: TaskList = {
  'make-report': async (payload, { abortSignal: signal }) => {
    const { workspaceId, reportId } = reportToMake.parse(payload)
    await makeReport(await jobScope(workspaceId, 'make-report'), reportId, { source, signal })
  },
  'mail-report': async (payload) => {
    const { workspaceId, reportId, attempt } = reportToMail.parse(payload)
    await mailReport(await jobScope(workspaceId, 'mail-report'), reportId, { attempt })
  },
  'resume-reports': async () => {
    for (const { workspaceId } of await operatorScopes()) {
      await resumeReports(await jobScope(workspaceId, 'resume-reports'))
    }
  },
  'sweep-reports': async () => {
    for (const { workspaceId } of await operatorScopes()) {
      await sweepReports(await jobScope(workspaceId, 'sweep-reports'))
    }
  },
}

export const reportTimetable = [
  '* * * * * resume-reports ?jobKey=resume-reports&max=1',
  '*/10 * * * * sweep-reports ?fill=1d&jobKey=sweep-reports&max=3',
]
