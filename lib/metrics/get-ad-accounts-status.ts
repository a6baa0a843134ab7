import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { missingDays } from '@/lib/ads/missing-days'
import { addDays, daysBetween } from '@/lib/period/day'
import { dayInZone } from '@/lib/time/day-in-zone'
import { knownZone } from '@/lib/time/known-zone'
import { toIsoInstant, toIsoInstantOrNull } from './instant'

/**
 * `stopped` nothing is read any more; `failing` something hinders us, see `problem`; `paused` Meta asked us to
 * wait until `pausedUntil`; `filling` days are still to come; `live` all is there.
 */
export type AdAccountState = 'stopped' | 'failing' | 'paused' | 'filling' | 'live'

export interface AdAccountStatus {
  accountId: string
  loginId: string
  name: string
  currency: string
  /** Days of this account are days of this zone. */
  timeZone: string
  /** Meta's account_status: 1 is active. */
  metaStatus: number
  state: AdAccountState
  /** A sentence for people on why it is stopped or failing. */
  problem: string | null
  pausedUntil: string | null
  /** Of the days from the first one to yesterday, those that are stored whole. */
  progress: { daysDone: number; daysTotal: number }
  /** Days before today whose figures are missing or incomplete, oldest first. */
  missingDays: string[]
  firstDay: string
  /** How old the figures of the day that runs are, those of the days before it, and the names. */
  todayAt: string | null
  revisedAt: string | null
  adsAt: string | null
}

/** The ad accounts that the workspace reads, by name: what is there of them, how fresh, and what hinders it. */
export async function getAdAccountsStatus(
  scope: Scope,
  { now = Date.now() }: { now?: number } = {},
): Promise<AdAccountStatus[]> {
  return inWorkspace(scope, async ({ sql }) => {
    const rows = await readAccounts(sql, scope)
    const asked = rows.map(({ accountId, firstDay, timeZone }) => ({
      accountId,
      from: firstDay,
      to: addDays(dayInZone(now, knownZone(timeZone)), -1),
    }))
    const missing = Map.groupBy(await missingDays(sql, scope, asked), ({ accountId }) => accountId)
    return rows.map((row, index) => {
      const days = missing.get(row.accountId)?.map(({ day }) => day) ?? []
      const { from = row.firstDay, to = row.firstDay } = asked[index] ?? {}
      return toStatus(row, days, { daysTotal: Math.max(0, daysBetween(from, to) + 1), now })
    })
  })
}

interface AccountRow extends Omit<AdAccountStatus, 'state' | 'progress' | 'missingDays'> {
  state: 'live' | 'failing' | 'stopped'
  loginState: 'live' | 'dead'
  loginProblem: string | null
}

async function readAccounts(sql: WorkspaceTransaction['sql'], scope: Scope): Promise<AccountRow[]> {
  return sql<AccountRow[]>`
    select a.account_id as "accountId", a.login_id as "loginId", a.name, a.currency, a.time_zone as "timeZone",
      a.meta_status as "metaStatus", a.state, a.problem, a.paused_until as "pausedUntil",
      a.first_day as "firstDay", a.today_at as "todayAt", a.revised_at as "revisedAt", a.ads_at as "adsAt",
      l.state as "loginState", l.problem as "loginProblem"
    from ad_accounts a
    join meta_logins l on l.workspace_id = ${scope.workspaceId}::uuid and l.id = a.login_id
    where a.workspace_id = ${scope.workspaceId}::uuid
    order by a.name, a.account_id`
}

function toStatus(
  row: AccountRow,
  missing: string[],
  { daysTotal, now }: { daysTotal: number; now: number },
): AdAccountStatus {
  const { loginState, loginProblem, ...account } = row
  const pausedUntil = row.pausedUntil === null ? null : toIsoInstant(row.pausedUntil)
  const isPaused = pausedUntil !== null && Date.parse(pausedUntil) > now
  return {
    ...account,
    state: stateOf(row, { isPaused, isIncomplete: missing.length > 0 }),
    problem: loginState === 'dead' ? loginProblem : row.problem,
    pausedUntil: isPaused ? pausedUntil : null,
    progress: { daysDone: daysTotal - missing.length, daysTotal },
    missingDays: missing,
    todayAt: toIsoInstantOrNull(row.todayAt),
    revisedAt: toIsoInstantOrNull(row.revisedAt),
    adsAt: toIsoInstantOrNull(row.adsAt),
  }
}

function stateOf(
  { state, loginState }: AccountRow,
  { isPaused, isIncomplete }: { isPaused: boolean; isIncomplete: boolean },
): AdAccountState {
  if (state === 'stopped' || loginState === 'dead') return 'stopped'
  if (state === 'failing') return 'failing'
  if (isPaused) return 'paused'
  return isIncomplete ? 'filling' : 'live'
}
