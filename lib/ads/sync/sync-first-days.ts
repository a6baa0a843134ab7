import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { dayInZone } from '@/lib/time/day-in-zone'
import { missingDays } from '../missing-days'
import { fetchDays } from './fetch-days'
import { orderSync } from './order-sync'
import { runSync } from './run-sync'
import type { SyncOptions, SyncRun } from './sync-run'

const holesAgainAfter = 3_600_000

/**
 * Fetches every day of an account that is not stored whole, from today backwards: the first ninety days, what a
 * run that was cut off has left, days that were missed while a login was dead, and holes, hour by hour.
 */
export function syncFirstDays(scope: Scope, accountId: string, options?: SyncOptions): Promise<void> {
  const fetch = async (run: SyncRun) => {
    if (!(await fetchDays(run, await listMissing(run)))) return false
    if ((await listMissing(run)).length > 0) await orderAgain(run)
    return true
  }
  return runSync(scope, { kind: 'first', accountId }, fetch, options)
}

/** Newest first. */
async function listMissing({ scope, account, now }: SyncRun): Promise<string[]> {
  const { accountId, firstDay, zone } = account
  const asked = { accountId, from: firstDay, to: dayInZone(now(), zone) }
  const missing = await inWorkspace(scope, ({ sql }) => missingDays(sql, scope, [asked]), { pool: 'worker' })
  return missing.map(({ day }) => day).reverse()
}

function orderAgain({ scope, account, now }: SyncRun): Promise<void> {
  const runAt = new Date(now() + holesAgainAfter)
  const what = { kind: 'first' as const, accountId: account.accountId }
  return inWorkspace(scope, ({ sql }) => orderSync(sql, scope, what, { runAt }), { pool: 'worker' })
}
