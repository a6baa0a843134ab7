import { inWorkspace } from '@/db/workspace'
import { openScheduleLink } from '@/lib/access/schedules/schedule-link-gate'
import { NotFoundError } from '@/lib/errors'
import { stopScheduleOf } from './stop-schedule'

export interface LinkedSchedule {
  name: string
  workspaceName: string
  isStopped: boolean
}

/** What a link in a scheduled mail is about; null where it was never made, or its schedule is gone. */
export async function findLinkedSchedule(token: string): Promise<LinkedSchedule | null> {
  const link = await openScheduleLink(token)
  if (!link) return null
  const { scope, scheduleId, userId } = link
  const [schedule] = await inWorkspace(
    scope,
    async ({ sql }) => sql<Omit<LinkedSchedule, 'workspaceName'>[]>`
      select name, stopped_at is not null as "isStopped" from report_schedules
      where workspace_id = ${scope.workspaceId}::uuid and id = ${scheduleId}::uuid
        and user_id = ${userId}::uuid and deleted_at is null`,
  )
  return schedule ? { ...schedule, workspaceName: scope.workspaceName } : null
}

/** Stops what a link is about, or undoes that. Throws NotFoundError for a link that leads nowhere. */
export async function stopLinkedSchedule(
  token: string,
  { isStopped }: { isStopped: boolean },
): Promise<void> {
  const link = await openScheduleLink(token)
  if (!link) throw new NotFoundError()
  const { scope, scheduleId, userId } = link
  await stopScheduleOf(scope, { scheduleId, userId, isStopped })
}
