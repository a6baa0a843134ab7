import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { dayInZone } from '@/lib/time/day-in-zone'
import { fetchDays } from './fetch-days'
import { holdAccount } from './hold-account'
import { lastDays } from './plan-range'
import { runSync } from './run-sync'
import type { SyncOptions, SyncRun } from './sync-run'

/** Meta's figures are final only so many days after the day. */
const revisedFor = 28
/** A run that was cut off does not begin with the first day again. */
const freshFor = 3_600_000

/** Fetches the days that Meta may still have revised. */
export function syncRevisedDays(scope: Scope, accountId: string, options?: SyncOptions): Promise<void> {
  const fetch = async (run: SyncRun) => {
    if (!(await fetchDays(run, await listRevised(run)))) return false
    await noteRevised(run)
    return true
  }
  return runSync(scope, { kind: 'revised', accountId }, fetch, options)
}

/** Newest first. */
async function listRevised({ scope, account, now }: SyncRun): Promise<string[]> {
  const days = lastDays(dayInZone(now(), account.zone), revisedFor + 1)
  const freshSince = new Date(now() - freshFor).toISOString()
  const fresh = await inWorkspace(
    scope,
    ({ sql }) => sql<{ day: string }[]>`
      select day from ad_account_days
      where workspace_id = ${scope.workspaceId}::uuid and account_id = ${account.accountId}
        and day >= ${days.at(-1) ?? ''}::date and fetched_at > ${freshSince}::timestamptz`,
    { pool: 'worker' },
  )
  const done = new Set(fresh.map(({ day }) => day))
  return days.filter((day) => day >= account.firstDay && !done.has(day))
}

function noteRevised({ scope, account, now }: SyncRun): Promise<void> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      await holdAccount(sql, scope, account)
      await sql`
        update ad_accounts set revised_at = ${new Date(now()).toISOString()}::timestamptz
        where workspace_id = ${scope.workspaceId}::uuid and account_id = ${account.accountId}`
    },
    { pool: 'worker' },
  )
}
