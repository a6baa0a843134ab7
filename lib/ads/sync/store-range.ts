import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { listDays } from '@/lib/period/day'
import { dayInZone } from '@/lib/time/day-in-zone'
import { sumUpDays } from '../sum-days'
import { holdAccount } from './hold-account'
import { markHoles, markWhole } from './mark-days'
import type { RangeAnswer } from './range-answer'
import type { SyncRun } from './sync-run'
import { removeVanished, writeAdDays } from './write-ad-days'

type Sql = WorkspaceTransaction['sql']

/**
 * Puts what Meta said of a range in the place of what was stored of it, in one transaction with the marks of
 * its days: figures may rise and fall, and rows that Meta has no more go. A day that another run asked for
 * later is left to it. A day with a row that could not be read keeps what it had, and is a hole.
 */
export function storeRange(run: SyncRun, answer: RangeAnswer): Promise<void> {
  return inWorkspace(
    run.scope,
    async ({ sql }) => {
      await holdAccount(sql, run.scope, run.account)
      const later = await daysAskedLater(sql, run, answer)
      const days = listDays(answer.since, answer.until).filter((day) => !later.has(day))
      const holed = daysOfHoles(days, answer)
      const whole = days.filter((day) => !holed.includes(day))
      const wanted = new Set(days)
      const rows = answer.rows.filter(({ day }) => wanted.has(day))
      await writeAdDays(sql, run, rows, answer.askedAt)
      await removeVanished(sql, run, whole, answer.askedAt)
      await sumUpDays(sql, run.scope, { accountId: run.account.accountId, days })
      await noteToday(sql, run, answer)
      await markWhole(sql, run, whole, answer.askedAt)
      if (holed.length > 0) await markHoles(sql, run, holed)
    },
    { pool: 'worker' },
  )
}

async function daysAskedLater(
  sql: Sql,
  { scope, account }: SyncRun,
  { since, until, askedAt }: RangeAnswer,
): Promise<Set<string>> {
  const later = await sql<{ day: string }[]>`
    select day from ad_account_days
    where workspace_id = ${scope.workspaceId}::uuid and account_id = ${account.accountId}
      and day between ${since}::date and ${until}::date and fetched_at > ${askedAt}::timestamptz`
  return new Set(later.map(({ day }) => day))
}

/** A row that does not even say its day may belong to any of them. */
function daysOfHoles(days: string[], { unreadable }: RangeAnswer): string[] {
  const named = new Set(unreadable.map(({ day }) => day))
  const isAny = [...named].some((day) => day === null || !days.includes(day))
  return isAny ? days : days.filter((day) => named.has(day))
}

async function noteToday(
  sql: Sql,
  { scope, account }: SyncRun,
  { until, askedAt }: RangeAnswer,
): Promise<void> {
  if (until < dayInZone(Date.parse(askedAt), account.zone)) return
  await sql`
    update ad_accounts set today_at = greatest(today_at, ${askedAt}::timestamptz)
    where workspace_id = ${scope.workspaceId}::uuid and account_id = ${account.accountId}`
}
