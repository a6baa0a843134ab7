import { setTimeout as sleep } from 'node:timers/promises'
import { GraphError } from '../graph/graph-error'
import { readInsightsReport, startInsightsReport } from '../graph/insights-report'
import { listReport } from '../graph/list-insights'
import { foundTrouble } from './found-trouble'
import type { RangeAnswer } from './range-answer'
import { collect } from './read-range'
import { type Report, ReportUnderWay } from './report-under-way'
import type { SyncRun } from './sync-run'

const usualLooksMs = [1_000, 2_000, 4_000, 8_000, 8_000]
const longest = 3_600_000

/**
 * A day that Meta does not hand out at once, as a report. One that Meta gave up is ordered a second time. One
 * that takes long is left to a later run, which is given it back.
 */
export async function readReport(run: SyncRun, day: string): Promise<RangeAnswer> {
  const left = run.options.report?.day === day ? run.options.report : null
  const report = left ?? (await start(run, day))
  try {
    return await finish(run, report)
  } catch (error) {
    const mayHelp = error instanceof GraphError && ['temporary', 'gone'].includes(error.kind)
    if (!mayHelp || isLate(run, report)) throw error
    return finish(run, await start(run, day))
  }
}

async function start(run: SyncRun, day: string): Promise<Report> {
  const range = { since: day, until: day }
  const startedAt = run.now()
  const reportId = await startInsightsReport(run.login, run.account.accountId, range)
  return { reportId, day, startedAt }
}

async function finish(run: SyncRun, report: Report): Promise<RangeAnswer> {
  const { login, account, options } = run
  const { limit, mostPages, patience, signal } = options
  await untilDone(run, report)
  const { accountId } = account
  const pages = listReport(login, report.reportId, { accountId, limit, mostPages, patience, signal })
  const answer = await collect(run, { since: report.day, until: report.day }, pages)
  return { ...answer, askedAt: new Date(report.startedAt).toISOString() }
}

async function untilDone(run: SyncRun, report: Report): Promise<void> {
  const { looksMs = usualLooksMs, patience, signal } = run.options
  for (const delay of looksMs) {
    await sleep(delay, undefined, { signal })
    await run.stayWanted()
    const { isDone } = await readInsightsReport(run.login, report.reportId, { patience, signal })
    if (isDone) return
  }
  if (!isLate(run, report)) throw new ReportUnderWay(report)
  throw foundTrouble('temporary', `Meta has not finished the report ${report.reportId} within an hour.`)
}

function isLate(run: SyncRun, { startedAt }: Report): boolean {
  return run.now() - startedAt > longest
}
