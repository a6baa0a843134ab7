import { inWorkspace } from '@/db/workspace'
import { recordDeed } from '@/lib/access/record-deed'
import type { Scope } from '@/lib/access/scope'
import { nextTime } from './next-time'
import { holdSchedule, requireMemberId } from './own-schedule'

/** Deletes a schedule of the member's; for a day it can be brought back. */
export function deleteSchedule(scope: Scope, { scheduleId }: { scheduleId: string }): Promise<void> {
  return setDeleted(scope, scheduleId, true)
}

/** Brings back what was deleted, as it was; it goes on from its next time. */
export function undeleteSchedule(scope: Scope, { scheduleId }: { scheduleId: string }): Promise<void> {
  return setDeleted(scope, scheduleId, false)
}

async function setDeleted(scope: Scope, scheduleId: string, isDeleted: boolean): Promise<void> {
  const userId = requireMemberId(scope)
  await inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    const schedule = await holdSchedule(sql, scope, { scheduleId, userId })
    if (schedule.isDeleted === isDeleted) return
    await sql`
      update report_schedules
      set deleted_at = ${isDeleted ? sql`now()` : null},
        ordered_for = null, next_at = ${nextTime(schedule, Date.now(), scope.timeZone)}::timestamptz
      where workspace_id = ${scope.workspaceId}::uuid and id = ${scheduleId}::uuid`
    const deed = isDeleted ? 'schedule.deleted' : 'schedule.restored'
    await recordDeed(transaction, scope, { deed, subject: scheduleId })
  })
}
