import { randomUUID } from 'node:crypto'
import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { recordDeed } from '@/lib/access/record-deed'
import { requireRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { ConflictError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { isStorable } from '@/lib/text/is-storable'
import { nextTime } from './next-time'
import { holdSchedule, requireMemberId } from './own-schedule'
import type { ScheduleDraft } from './schedule-schema'

/** Of one member in one workspace. */
const mostSchedules = 20

/**
 * Makes a schedule of the member, or changes one of theirs where an id is given; its next time is counted anew.
 * A digest is for whoever sees the page, a file for whoever may have reports. `now` is in milliseconds.
 */
export async function saveSchedule(
  scope: Scope,
  { scheduleId, ...draft }: ScheduleDraft & { scheduleId?: string },
  now = Date.now(),
): Promise<{ scheduleId: string; nextAt: string }> {
  if (draft.kind !== 'digest') requireRight(scope, 'request-reports')
  const userId = requireMemberId(scope)
  const nextAt = nextTime(draft, now, scope.timeZone)
  const saved = { ...draft, filter: toText(draft.filter), nextAt, userId }
  return inWorkspace(scope, async (transaction) => {
    const id = scheduleId
      ? await change(transaction, scope, scheduleId, saved)
      : await add(transaction, scope, saved)
    return { scheduleId: id, nextAt }
  })
}

type Saved = Omit<ScheduleDraft, 'filter'> & { filter: string; nextAt: string; userId: string }

async function add(transaction: WorkspaceTransaction, scope: Scope, saved: Saved): Promise<string> {
  const { sql } = transaction
  // Two at once take turns on the membership, so that the count holds.
  await sql`
    select from memberships
    where workspace_id = ${scope.workspaceId}::uuid and user_id = ${saved.userId}::uuid for no key update`
  const [counted] = await sql<{ count: number }[]>`
    select count(*)::int from report_schedules
    where workspace_id = ${scope.workspaceId}::uuid and user_id = ${saved.userId}::uuid and deleted_at is null`
  if ((counted?.count ?? 0) >= mostSchedules) {
    throw new ConflictError(`You have ${mostSchedules} schedules here. Delete one that you no longer need.`)
  }
  const id = randomUUID()
  await sql`
    insert into report_schedules (workspace_id, id, user_id, kind, name, filter, cadence, weekday, hour, next_at,
      created_at)
    values (${scope.workspaceId}::uuid, ${id}::uuid, ${saved.userId}::uuid, ${saved.kind}, ${saved.name},
      ${saved.filter}::text::jsonb, ${saved.cadence}, ${saved.weekday}, ${saved.hour}, ${saved.nextAt}::timestamptz,
      now())`
  const detail = { kind: saved.kind, cadence: saved.cadence }
  await recordDeed(transaction, scope, { deed: 'schedule.created', subject: id, detail })
  return id
}

async function change(
  transaction: WorkspaceTransaction,
  scope: Scope,
  scheduleId: string,
  saved: Saved,
): Promise<string> {
  const { sql } = transaction
  const before = await holdSchedule(sql, scope, { scheduleId, userId: saved.userId })
  if (before.isDeleted) throw new NotFoundError('This schedule was deleted.')
  await sql`
    update report_schedules set kind = ${saved.kind}, name = ${saved.name},
      filter = ${saved.filter}::text::jsonb, cadence = ${saved.cadence}, weekday = ${saved.weekday},
      hour = ${saved.hour}, next_at = ${saved.nextAt}::timestamptz
    where workspace_id = ${scope.workspaceId}::uuid and id = ${scheduleId}::uuid`
  const detail = { kind: saved.kind, cadence: saved.cadence }
  await recordDeed(transaction, scope, { deed: 'schedule.changed', subject: scheduleId, detail })
  return scheduleId
}

function toText(filter: ScheduleDraft['filter']): string {
  return JSON.stringify(filter, (_, value: unknown) => {
    if (typeof value !== 'string' || isStorable(value)) return value
    throw new InvalidInputError('The filter holds characters that cannot be stored.')
  })
}
