import { inWorkspace } from '@/db/workspace'
import { findAppPause } from '@/lib/access/meta/app-pause'
import type { Scope } from '@/lib/access/scope'
import { knownZone } from '@/lib/time/known-zone'

/** An account that is to be fetched. */
export interface SyncAccount {
  accountId: string
  loginId: string
  /** As Meta says it; days are days of `zone`, which is the same unless nobody here knows it. */
  timeZone: string
  zone: string
  currency: string
  firstDay: string
  /** Milliseconds; null before the first time. */
  todayAt: number | null
}

/**
 * Null for one that is not to be fetched now: not chosen, stopped, its login dead, or Meta asked us to wait, with
 * this account or with all that this app asks for, in whatever workspace.
 */
export async function findSyncAccount(
  scope: Scope,
  accountId: string,
  now: number,
): Promise<SyncAccount | null> {
  if (await findAppPause(now)) return null
  const [account] = await inWorkspace(
    scope,
    ({ sql }) => sql<Omit<SyncAccount, 'zone'>[]>`
      select a.account_id as "accountId", a.login_id as "loginId", a.time_zone as "timeZone", a.currency,
        a.first_day as "firstDay", (extract(epoch from a.today_at) * 1000)::float8 as "todayAt"
      from ad_accounts a
      join meta_logins l on l.workspace_id = ${scope.workspaceId}::uuid and l.id = a.login_id
      where a.workspace_id = ${scope.workspaceId}::uuid and a.account_id = ${accountId}
        and a.state <> 'stopped' and l.state = 'live'
        and coalesce(a.paused_until <= ${new Date(now).toISOString()}::timestamptz, true)`,
    { pool: 'worker' },
  )
  return account ? { ...account, zone: knownZone(account.timeZone) } : null
}
