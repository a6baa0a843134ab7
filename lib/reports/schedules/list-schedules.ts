import type { ReportState } from '@/db/schema/reports'
import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toIsoInstant, toIsoInstantOrNull } from '@/lib/metrics/instant'
import type { Rhythm } from './next-time'
import { requireMemberId } from './own-schedule'
import { parseStoredFilter, type ScheduleKind, type StoredFilter } from './schedule-schema'

/** `making` and `cancelled` are of files, which have a life of their own. */
export type ScheduleOutcome = 'sent' | 'quiet' | 'failed' | 'making' | 'cancelled'

export interface Schedule extends Rhythm {
  id: string
  name: string
  kind: ScheduleKind
  filter: StoredFilter
  nextAt: string
  lastAt: string | null
  /** What became of the last one. */
  lastOutcome: ScheduleOutcome | null
  isStopped: boolean
}

/** What the member has ordered, by name. */
export async function listSchedules(scope: Scope): Promise<Schedule[]> {
  const userId = requireMemberId(scope)
  const rows = await inWorkspace(
    scope,
    async ({ sql }) => sql<Stored[]>`
      select s.id, s.name, s.kind, s.filter, s.cadence, s.weekday, s.hour, s.next_at as "nextAt",
        s.last_at as "lastAt", s.last_outcome as "lastOutcome", s.stopped_at is not null as "isStopped",
        report.state as "reportState", coalesce(report.sent_at is not null, false) as "isMailed"
      from report_schedules s
      left join lateral (
        select r.state, r.sent_at from reports r
        where r.workspace_id = ${scope.workspaceId}::uuid and r.user_id = ${userId}::uuid
          and r.schedule_id = s.id
        order by r.requested_at desc limit 1
      ) report on true
      where s.workspace_id = ${scope.workspaceId}::uuid and s.user_id = ${userId}::uuid
        and s.deleted_at is null
      order by s.name, s.id`,
  )
  return rows.map(({ reportState, isMailed, filter, ...schedule }) => ({
    ...schedule,
    filter: parseStoredFilter(filter),
    nextAt: toIsoInstant(schedule.nextAt),
    lastAt: toIsoInstantOrNull(schedule.lastAt),
    lastOutcome: schedule.lastOutcome === 'sent' ? outcomeOf(reportState, isMailed) : schedule.lastOutcome,
  }))
}

interface Stored extends Omit<Schedule, 'filter' | 'lastOutcome'> {
  filter: unknown
  lastOutcome: 'sent' | 'quiet' | 'failed' | null
  /** Of the last file; null where there is none, as for a digest. */
  reportState: ReportState | null
  isMailed: boolean
}

/** A file that was ordered has been sent only when its mail was, and without rows there was none. */
function outcomeOf(reportState: ReportState | null, isMailed: boolean): ScheduleOutcome {
  if (reportState === null) return 'sent'
  if (reportState === 'sent') return isMailed ? 'sent' : 'quiet'
  return reportState === 'failed' || reportState === 'cancelled' ? reportState : 'making'
}
