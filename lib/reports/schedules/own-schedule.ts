import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { ForbiddenError, NotFoundError } from '@/lib/errors'
import type { Rhythm } from './next-time'
import type { ScheduleKind } from './schedule-schema'

type Sql = WorkspaceTransaction['sql']

export interface HeldSchedule extends Rhythm {
  kind: ScheduleKind
  name: string
  isStopped: boolean
  isDeleted: boolean
}

/** Schedules are members': a key, a job or a sender has none. */
export function requireMemberId({ actor }: Scope): string {
  if (actor.kind !== 'user') throw new ForbiddenError('Schedules belong to members.')
  return actor.id
}

/** Holds a member's schedule for the rest of the transaction; somebody else's is as if it were not there. */
export async function holdSchedule(
  sql: Sql,
  scope: Scope,
  { scheduleId, userId }: { scheduleId: string; userId: string },
): Promise<HeldSchedule> {
  const [schedule] = await sql<HeldSchedule[]>`
    select kind, name, cadence, weekday, hour, stopped_at is not null as "isStopped",
      deleted_at is not null as "isDeleted"
    from report_schedules
    where workspace_id = ${scope.workspaceId}::uuid and id = ${scheduleId}::uuid and user_id = ${userId}::uuid
    for update`
  if (!schedule) throw new NotFoundError('This schedule is not there any more.')
  return schedule
}
