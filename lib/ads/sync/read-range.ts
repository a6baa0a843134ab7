import { pauseAfter } from '../graph/back-off'
import { type DayRange, type InsightsPage, listInsights } from '../graph/list-insights'
import type { Pause } from '../graph/throttle'
import { foundTrouble } from './found-trouble'
import { type RangeAnswer, RangeRows } from './range-answer'
import type { SyncRun } from './sync-run'

const usualMostRows = 60_000

/** Asks for a range at once. More rows than we want to hold are too much data, as they are for Meta elsewhere. */
export function readRange(run: SyncRun, range: DayRange): Promise<RangeAnswer> {
  const { account, login, options } = run
  const { limit, mostPages, patience, signal, mostRows = usualMostRows } = options
  const pages = listInsights(login, account.accountId, range, { limit, mostPages, patience, signal })
  return collect(run, range, pages, range.since === range.until ? Number.POSITIVE_INFINITY : mostRows)
}

/** Reads all pages of a range, however they were asked for. */
export async function collect(
  run: SyncRun,
  range: DayRange,
  pages: AsyncIterable<InsightsPage>,
  mostRows = Number.POSITIVE_INFINITY,
): Promise<RangeAnswer> {
  const askedAt = new Date(run.now()).toISOString()
  const read = new RangeRows()
  let pause: Pause | null = null
  for await (const page of pages) {
    read.add(page)
    if (read.size > mostRows) {
      throw foundTrouble('too-much-data', `Meta has more than ${mostRows} rows for this range.`)
    }
    // Nothing throws at the limit on the last page.
    pause = pauseAfter(page.throttle, run.account.accountId, new Date(run.now()))
    await run.stayWanted()
  }
  return { ...range, ...read.within(range), askedAt, pause }
}
