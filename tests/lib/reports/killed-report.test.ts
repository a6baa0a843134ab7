import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { jobScope } from '@/lib/access/job-gate'
import { childEnvironment } from '@/lib/env'
import { getReport } from '@/lib/reports/get-report'
import { makeReport } from '@/lib/reports/make-report'
import { readParts } from '@/lib/reports/read-parts'
import { requestReport } from '@/lib/reports/request-report'
import { resumeReports } from '@/lib/reports/resume-reports'
import { showReportPassword } from '@/lib/reports/show-report-password'
import { takeDownload } from '@/lib/reports/take-download'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { openReport, sheetOf } from '@/tests/support/open-report'
import { readStored, sourceOf, waitingJobs, week } from './report-fixtures'

const database = useDatabase()

test('a worker killed in the middle: nothing is mailed or handed out, and the next one makes it whole', async () => {
  const { scope } = (await castPlayers(database.owner)).alice
  const { reportId } = await requestReport(scope, { filter: week })
  const worker = await jobScope(scope.workspaceId, 'make-report')
  const stored = () => readStored(database.owner, reportId)
  // As the worker does that took the job.
  await database.owner`
    update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed', attempts = attempts + 1`

  for (let kills = 0; kills < 2; kills += 1) {
    const script = [
      '--import',
      'tsx',
      'tests/support/report-child.ts',
      scope.workspaceId,
      reportId,
      '5000000',
    ]
    const child = spawn(process.execPath, script, { env: childEnvironment(), stdio: 'inherit' })
    const ended = once(child, 'exit')
    try {
      await expect.poll(async () => (await stored()).rowsDone, { timeout: 20_000 }).toBeGreaterThan(2_000)
      await expect.poll(async () => (await stored()).parts, { timeout: 20_000 }).toBeGreaterThan(0)
    } finally {
      child.kill('SIGKILL')
      await ended
    }
    expect(await stored()).toMatchObject({ state: 'running', bytes: null })
    await expect(takeDownload(scope, reportId)).rejects.toMatchObject({ status: 410 })
    await database.owner`update reports set rows_done = 0 where id = ${reportId}`
  }

  await resumeReports(worker)
  expect(await waitingJobs(database.owner, reportId)).toEqual(['make-report'])
  // The lock of the killed one ends with its connection.
  await expect
    .poll(
      async () => {
        await makeReport(worker, reportId, { source: sourceOf(700) })
        return (await stored()).state
      },
      { timeout: 20_000 },
    )
    .toBe('mailing')
  const parts: Uint8Array[] = []
  const { bytes } = await getReport(scope, reportId)
  for await (const part of readParts(scope, { reportId, bytes: bytes ?? 0 })) parts.push(part)
  const { password } = await showReportPassword(scope, reportId)
  const opened = await openReport(Buffer.concat(parts), password)
  expect(sheetOf(opened, 'Messages').rows).toHaveLength(701)
  expect((await stored()).parts).toBe(1)
}, 60_000)
