import { inWorkspace } from '@/db/workspace'
import { findMember, type Member } from '@/lib/access/member-gate'
import { recordDeed } from '@/lib/access/record-deed'
import { hasRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { MailError } from '@/lib/email/mail-error'
import { InvalidInputError } from '@/lib/errors'
import { runAlone } from '@/lib/jobs/run-alone'
import { mailDigest } from '../digest/mail-digest'
import { requestReport } from '../request-report'
import { endedPeriod } from './ended-period'
import type { Rhythm } from './next-time'
import type { ScheduleRun } from './schedule-run'
import { parseStoredFilter, type ScheduleKind } from './schedule-schema'

interface StoredSchedule extends Pick<Rhythm, 'cadence'> {
  userId: string
  kind: ScheduleKind
  name: string
  filter: unknown
  isStopped: boolean
  orderedFor: string | null
}

type Outcome = 'sent' | 'quiet' | 'failed'

/**
 * Mails a digest, or orders a file, of the days that had just ended, with the rights that its member has now.
 * Where they have lost them the schedule stops. A mail that may be taken later is thrown, to be tried again; run
 * again after it was mailed it does nothing.
 */
export async function runSchedule(scope: Scope, run: ScheduleRun, now = Date.now()): Promise<void> {
  let toTryAgain: unknown
  const name = `run-schedule ${run.scheduleId} ${run.isAsked ? 'now' : ''}`
  await runAlone(scope, name, async () => {
    toTryAgain = await runNow(scope, run, now)
  })
  // Not from within: there it would be taken for trouble with the database.
  if (toTryAgain) throw toTryAgain
}

/** Answers the error where the run is to be tried again. */
async function runNow(scope: Scope, run: ScheduleRun, now: number): Promise<unknown> {
  const schedule = await find(scope, run.scheduleId)
  if (!schedule || (!run.isAsked && (schedule.isStopped || schedule.orderedFor !== run.today))) return null
  const member = await findMember(scope.workspaceId, schedule.userId)
  const needed = schedule.kind === 'digest' ? 'see' : 'request-reports'
  if (!member || !hasRight(member.scope, needed)) {
    await stopForGood(scope, run.scheduleId, schedule)
    return null
  }
  try {
    await note(scope, run, { outcome: await send(member, schedule, run, now), isDone: true })
    return null
  } catch (error) {
    const isFinal = error instanceof InvalidInputError || (error instanceof MailError && !error.isTemporary)
    await note(scope, run, { outcome: 'failed', isDone: isFinal })
    return isFinal ? null : error
  }
}

async function find(scope: Scope, scheduleId: string): Promise<StoredSchedule | undefined> {
  const [schedule] = await inWorkspace(
    scope,
    async ({ sql }) => sql<StoredSchedule[]>`
      select user_id as "userId", kind, name, filter, cadence, stopped_at is not null as "isStopped",
        ordered_for::text as "orderedFor"
      from report_schedules
      where workspace_id = ${scope.workspaceId}::uuid and id = ${scheduleId}::uuid and deleted_at is null`,
    { pool: 'worker' },
  )
  return schedule
}

async function send(
  member: Member,
  schedule: StoredSchedule,
  { scheduleId, today, isAsked }: ScheduleRun,
  now: number,
): Promise<Outcome> {
  const { kind, userId, name, cadence, filter } = schedule
  const period = endedPeriod(schedule, today)
  if (kind === 'digest') {
    const order = { scheduleId, userId, name, cadence, period, isAsked }
    return (await mailDigest(member, order, now)) ? 'sent' : 'quiet'
  }
  const asked = { ...parseStoredFilter(filter), view: kind, ...period }
  // Asked for by hand it is mailed also without a row.
  await requestReport(member.scope, { filter: asked }, { scheduleId: isAsked ? null : scheduleId })
  return 'sent'
}

/** What is done is under way no more; what was asked for by hand never was. */
function note(
  scope: Scope,
  { scheduleId, isAsked }: ScheduleRun,
  { outcome, isDone }: { outcome: Outcome; isDone: boolean },
): Promise<unknown> {
  return inWorkspace(
    scope,
    ({ sql }) => sql`
      update report_schedules set last_at = now(), last_outcome = ${outcome},
        ordered_for = case when ${isDone && !isAsked}::boolean then null else ordered_for end
      where workspace_id = ${scope.workspaceId}::uuid and id = ${scheduleId}::uuid`,
    { pool: 'worker' },
  )
}

function stopForGood(scope: Scope, scheduleId: string, { userId }: StoredSchedule): Promise<void> {
  return inWorkspace(
    scope,
    async (transaction) => {
      const stopped = await transaction.sql`
        update report_schedules set stopped_at = now(), ordered_for = null
        where workspace_id = ${scope.workspaceId}::uuid and id = ${scheduleId}::uuid and stopped_at is null
        returning id`
      if (stopped.length === 0) return
      const detail = { member: userId, reason: 'may no longer have it' }
      await recordDeed(transaction, scope, { deed: 'schedule.stopped', subject: scheduleId, detail })
    },
    { pool: 'worker' },
  )
}
