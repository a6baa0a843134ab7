import { inWorkspace } from '@/db/workspace'
import { recordDeed } from '@/lib/access/record-deed'
import type { Scope } from '@/lib/access/scope'
import { NotFoundError } from '@/lib/errors'
import { nextTime } from './next-time'
import { holdSchedule, requireMemberId } from './own-schedule'

/** Stops a schedule of the member's, or lets it go on from its next time. Twice is once. */
export function stopSchedule(
  scope: Scope,
  { scheduleId, isStopped }: { scheduleId: string; isStopped: boolean },
  now = Date.now(),
): Promise<void> {
  return stopScheduleOf(scope, { scheduleId, isStopped, userId: requireMemberId(scope) }, now)
}

/** As `stopSchedule` for a gate that has made sure whose it is. */
export async function stopScheduleOf(
  scope: Scope,
  { scheduleId, userId, isStopped }: { scheduleId: string; userId: string; isStopped: boolean },
  now = Date.now(),
): Promise<void> {
  await inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    const schedule = await holdSchedule(sql, scope, { scheduleId, userId })
    if (schedule.isDeleted) throw new NotFoundError('This schedule was deleted.')
    if (schedule.isStopped === isStopped) return
    await sql`
      update report_schedules
      set stopped_at = ${isStopped ? sql`now()` : null},
        ordered_for = null, next_at = ${nextTime(schedule, now, scope.timeZone)}::timestamptz
      where workspace_id = ${scope.workspaceId}::uuid and id = ${scheduleId}::uuid`
    const deed = isStopped ? 'schedule.stopped' : 'schedule.resumed'
    await recordDeed(transaction, scope, { deed, subject: scheduleId, detail: { member: userId } })
  })
}
