import { GraphError } from '../graph/graph-error'
import type { DayRange } from '../graph/list-insights'
import { foundTrouble } from './found-trouble'
import { daysBefore, firstStride, halfStride, nextRange, type Stride, strideAfter } from './plan-range'
import type { RangeAnswer } from './range-answer'
import { readRange } from './read-range'
import { readReport } from './read-report'
import { storeRange } from './store-range'
import type { SyncRun } from './sync-run'

/**
 * Fetches days, newest first, range by range; each is stored whole or not at all, so that a run which was cut
 * off is gone on with by another. False when there are more and the run should make room for others.
 */
export async function fetchDays(run: SyncRun, asked: string[]): Promise<boolean> {
  const { report } = run.options
  let days = asked
  if (report && days.includes(report.day)) {
    await keep(run, await readReport(run, report.day))
    days = days.filter((day) => day !== report.day)
  }
  let stride = firstStride
  for (;;) {
    const range = nextRange(days, stride)
    if (range === null) return true
    if (run.now() >= run.until) return false
    const answer = await readOrHalve(run, range)
    if (answer === null) {
      stride = halfStride(range)
      continue
    }
    await keep(run, answer)
    days = daysBefore(days, range)
    stride = strideAfter(stride, range, answer.rows.length)
  }
}

async function keep(run: SyncRun, answer: RangeAnswer): Promise<void> {
  await storeRange(run, answer)
  if (answer.pause) throw foundTrouble('throttled', "Meta's headers ask us to stop.", answer.pause)
}

/** Null when the range is too much data and can be halved; a single day comes as a report then. */
async function readOrHalve(run: SyncRun, range: DayRange): Promise<RangeAnswer | null> {
  try {
    return await readRange(run, range)
  } catch (error) {
    if (!(error instanceof GraphError) || error.kind !== 'too-much-data') throw error
    return range.since === range.until ? readReport(run, range.since) : null
  }
}
