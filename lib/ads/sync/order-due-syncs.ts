import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { findAppPause } from '@/lib/access/meta/app-pause'
import type { Scope } from '@/lib/access/scope'
import { addDays } from '@/lib/period/day'
import { dayInZone } from '@/lib/time/day-in-zone'
import { knownZone } from '@/lib/time/known-zone'
import { missingDays } from '../missing-days'
import { pauseAccounts } from './note-trouble'
import { orderSync } from './order-sync'
import type { SyncKind } from './sync-kind'

type Sql = WorkspaceTransaction['sql']

const minute = 60_000
const hour = 60 * minute
/** A little less than the interval, as whoever asks whether something is due asks every five minutes. */
const dueAfter = { today: 14 * minute, names: 59 * minute, revised: 23 * hour }

interface Standing {
  accountId: string
  timeZone: string
  firstDay: string
  todayAt: number | null
  adsAt: number | null
  /** Or when it was chosen: its first days are revised after a day. */
  revisedAt: number
}

/**
 * Orders what is due of each account that may be read. Whatever was missed (a worker that was killed, a pause,
 * a login that was dead for days) is due by what is stored, so it is caught up whenever this runs again. While Meta
 * has the whole app wait, the accounts say so and nothing is ordered.
 */
export async function orderDueSyncs(scope: Scope, { now }: { now: number }): Promise<void> {
  const pause = await findAppPause(now)
  await inWorkspace(
    scope,
    async ({ sql }) => {
      if (pause) await pauseAccounts(sql, scope, pause)
      const accounts = await listReadable(sql, scope, now)
      const incomplete = await findIncomplete(sql, scope, accounts, now)
      for (const account of accounts) {
        const { accountId } = account
        for (const kind of dueKinds(account, incomplete.has(accountId), now)) {
          await orderSync(sql, scope, { kind, accountId }, { unlessWaiting: true })
        }
      }
    },
    { pool: 'worker' },
  )
}

function dueKinds({ todayAt, adsAt, revisedAt }: Standing, isIncomplete: boolean, now: number): SyncKind[] {
  const isDue = (at: number | null, after: number) => at === null || now - at > after
  const kinds: [SyncKind, boolean][] = [
    ['today', isDue(todayAt, dueAfter.today)],
    ['names', isDue(adsAt, dueAfter.names)],
    ['revised', isDue(revisedAt, dueAfter.revised)],
    ['first', isIncomplete],
  ]
  return kinds.filter(([, due]) => due).map(([kind]) => kind)
}

async function listReadable(sql: Sql, scope: Scope, now: number): Promise<Standing[]> {
  return sql<Standing[]>`
    select a.account_id as "accountId", a.time_zone as "timeZone", a.first_day as "firstDay",
      (extract(epoch from a.today_at) * 1000)::float8 as "todayAt",
      (extract(epoch from a.ads_at) * 1000)::float8 as "adsAt",
      (extract(epoch from coalesce(a.revised_at, a.chosen_at)) * 1000)::float8 as "revisedAt"
    from ad_accounts a
    join meta_logins l on l.workspace_id = ${scope.workspaceId}::uuid and l.id = a.login_id
    where a.workspace_id = ${scope.workspaceId}::uuid and a.state <> 'stopped' and l.state = 'live'
      and coalesce(a.paused_until <= ${new Date(now).toISOString()}::timestamptz, true)`
}

/** Accounts with days before today that are not whole; today is another job's. */
async function findIncomplete(
  sql: Sql,
  scope: Scope,
  accounts: Standing[],
  now: number,
): Promise<Set<string>> {
  const asked = accounts.map(({ accountId, timeZone, firstDay }) => ({
    accountId,
    from: firstDay,
    to: addDays(dayInZone(now, knownZone(timeZone)), -1),
  }))
  const missing = await missingDays(sql, scope, asked)
  return new Set(missing.map(({ accountId }) => accountId))
}
