import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { NotFoundError } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/enqueue'
import { todayInZone } from '@/lib/period/today-in-zone'
import { nextTime, type Rhythm } from './next-time'
import { holdSchedule, requireMemberId } from './own-schedule'
import type { ScheduleRun } from './schedule-run'

type Sql = WorkspaceTransaction['sql']

/** At a time, so that a workspace of many members holds no lock for long. */
const limit = 100

/**
 * Orders what is due, each exactly once: its next time moves in the transaction that puts its job on the list.
 * However many times were missed, only the latest is mailed. What a worker that was killed has left is put on the
 * list again. `now` is in milliseconds. Answers how many were due.
 */
export async function orderDueSchedules(scope: Scope, { now }: { now: number }): Promise<number> {
  await inWorkspace(scope, async ({ sql }) => orderAgain(sql, scope), { pool: 'worker' })
  let ordered = 0
  for (;;) {
    const due = await inWorkspace(scope, async ({ sql }) => orderSome(sql, scope, now), { pool: 'worker' })
    ordered += due
    if (due < limit) return ordered
  }
}

async function orderSome(sql: Sql, scope: Scope, now: number): Promise<number> {
  const due = await sql<(Rhythm & { id: string })[]>`
    select id, cadence, weekday, hour from report_schedules
    where workspace_id = ${scope.workspaceId}::uuid and next_at <= to_timestamp(${now}::float8 / 1000)
      and stopped_at is null and deleted_at is null
    order by next_at limit ${limit} for update skip locked`
  const today = todayInZone(now, scope.timeZone)
  for (const { id, ...rhythm } of due) {
    await sql`
      update report_schedules
      set next_at = ${nextTime(rhythm, now, scope.timeZone)}::timestamptz, ordered_for = ${today}::text::date
      where workspace_id = ${scope.workspaceId}::uuid and id = ${id}::uuid`
    await order(sql, scope, { scheduleId: id, today, isAsked: false })
  }
  return due.length
}

/** One that waits to be tried again keeps its time; one that runs just now finds that it is not alone. */
async function orderAgain(sql: Sql, scope: Scope): Promise<void> {
  const underWay = await sql<{ scheduleId: string; today: string }[]>`
    select id as "scheduleId", ordered_for::text as today from report_schedules
    where workspace_id = ${scope.workspaceId}::uuid and ordered_for is not null
      and stopped_at is null and deleted_at is null`
  for (const run of underWay) await order(sql, scope, { ...run, isAsked: false })
}

/** Mails a schedule of the member's at once, also where nothing has happened; its times stay as they are. */
export async function orderScheduleNow(
  scope: Scope,
  { scheduleId }: { scheduleId: string },
  now = Date.now(),
): Promise<void> {
  const userId = requireMemberId(scope)
  await inWorkspace(scope, async ({ sql }) => {
    const { isDeleted } = await holdSchedule(sql, scope, { scheduleId, userId })
    if (isDeleted) throw new NotFoundError('This schedule was deleted.')
    await order(sql, scope, { scheduleId, today: todayInZone(now, scope.timeZone), isAsked: true })
  })
}

function order(sql: Sql, { workspaceId }: Scope, run: ScheduleRun): Promise<void> {
  const key = `run-schedule ${workspaceId} ${run.scheduleId} ${run.isAsked ? 'now' : run.today}`
  return enqueue(sql, 'run-schedule', { workspaceId, ...run }, { key, unlessWaiting: true })
}

/** Forgets schedules that were deleted before an instant (ISO text). */
export async function forgetDeletedSchedules(scope: Scope, { before }: { before: string }): Promise<void> {
  await inWorkspace(
    scope,
    ({ sql }) => sql`
      delete from report_schedules
      where workspace_id = ${scope.workspaceId}::uuid and deleted_at < ${before}::timestamptz`,
    { pool: 'worker' },
  )
}
