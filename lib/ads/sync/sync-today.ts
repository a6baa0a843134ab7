import type { Scope } from '@/lib/access/scope'
import { dayInZone } from '@/lib/time/day-in-zone'
import { fetchDays } from './fetch-days'
import { lastDays } from './plan-range'
import { runSync } from './run-sync'
import type { SyncOptions, SyncRun } from './sync-run'

/** Meta counts on for a while after a day has ended. */
const lateCounts = 3 * 3_600_000
const mostDays = 28

/** Fetches the day that runs in the account's zone, and the days that ended since it was fetched last. */
export function syncToday(scope: Scope, accountId: string, options?: SyncOptions): Promise<void> {
  const fetch = (run: SyncRun) => fetchDays(run, daysSince(run))
  return runSync(scope, { kind: 'today', accountId }, fetch, options)
}

/** Newest first. */
function daysSince({ account: { todayAt, zone }, now }: SyncRun): string[] {
  const today = dayInZone(now(), zone)
  if (todayAt === null) return [today]
  const since = dayInZone(todayAt - lateCounts, zone)
  return lastDays(today, mostDays).filter((day) => day >= since)
}
