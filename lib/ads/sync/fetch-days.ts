import { GraphError } from '../graph/graph-error'
import type { DayRange } from '../graph/list-insights'
import { foundTrouble } from './found-trouble'
import { daysBefore, firstStride, halfStride, nextRange, strideAfter } from './plan-range'
import type { RangeAnswer } from './range-answer'
import { readRange } from './read-range'
import { readReport } from './read-report'
import { storeRange } from './store-range'
import { sumUpWeeks } from './sum-weeks'
import type { SyncRun } from './sync-run'

/**
 * Fetches days, newest first, range by range; each is stored whole or not at all, so that a run which was cut
 * off is gone on with by another. False when there are more and the run should make room for others.
 */
export async function fetchDays(run: SyncRun, days: string[]): Promise<boolean> {
  const storing = new Storing(run)
  try {
    const isDone = await readAll(run, await readLeftReport(run, days, storing), storing)
    await storing.ended()
    await sumUpWeeks(run)
    return isDone
  } finally {
    await storing.ended()
  }
}

/** Stores an answer while the next one is on its way, one at a time. */
class Storing {
  private last: Promise<void> = Promise.resolve()

  constructor(private readonly run: SyncRun) {}

  async begin(answer: RangeAnswer): Promise<void> {
    await this.last
    this.last = storeRange(this.run, answer)
    // Whoever waits for its end learns of its failure.
    this.last.catch(() => {})
    if (answer.pause) throw foundTrouble('throttled', "Meta's headers ask us to stop.", answer.pause)
  }

  ended(): Promise<void> {
    return this.last
  }
}

async function readAll(run: SyncRun, asked: string[], storing: Storing): Promise<boolean> {
  let days = asked
  let stride = firstStride
  for (;;) {
    const range = nextRange(days, stride)
    if (range === null) return true
    if (run.now() >= run.until) return false
    const answer = await readUnlessTooMuch(run, range)
    if (answer === null) {
      stride = halfStride(range)
      continue
    }
    await storing.begin(answer)
    days = daysBefore(days, range)
    stride = strideAfter(stride, range, answer.rows.length)
  }
}

/** The days without the one whose report an earlier run has left to this one. */
async function readLeftReport(run: SyncRun, days: string[], storing: Storing): Promise<string[]> {
  const { report } = run.options
  if (!report || !days.includes(report.day)) return days
  await storing.begin(await readReport(run, report.day))
  return days.filter((day) => day !== report.day)
}

/** Null when the range is too much data and can be halved; a single day comes as a report then. */
async function readUnlessTooMuch(run: SyncRun, range: DayRange): Promise<RangeAnswer | null> {
  try {
    return await readRange(run, range)
  } catch (error) {
    if (!(error instanceof GraphError) || error.kind !== 'too-much-data') throw error
    return range.since === range.until ? readReport(run, range.since) : null
  }
}
