import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { canonicalEmail } from '@/lib/access/canonical-email'
import { recordDeed } from '@/lib/access/record-deed'
import { requireRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { ForbiddenError, InvalidInputError, LimitError } from '@/lib/errors'
import { messageFilterSchema } from '@/lib/metrics/message-filter'
import { isStorable } from '@/lib/text/is-storable'
import { orderFile } from './order-report'
import { mostAtOnce } from './report-limits'

/** All that is asked: whom it goes to is whoever asks. */
export const reportRequestSchema = z.strictObject({ filter: messageFilterSchema })
export type ReportRequest = z.infer<typeof reportRequestSchema>

/**
 * Orders a file of messages or conversations for whoever asks, which is mailed to them when it is made. Asked
 * again while it is under way, the same question is the same report.
 */
export async function requestReport(
  scope: Scope,
  { filter }: ReportRequest,
  { scheduleId = null }: { scheduleId?: string | null } = {},
): Promise<{ reportId: string; isNew: boolean }> {
  requireRight(scope, 'request-reports')
  const { userId, filterText } = { userId: requireRecipient(scope), filterText: toText(filter) }
  const fingerprint = createHash('sha256').update(filterText).digest()
  return inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    await sql`
      select from memberships where workspace_id = ${scope.workspaceId}::uuid and user_id = ${userId}::uuid
      for no key update`
    const underWay = await listUnderWay(sql, scope, userId)
    const same = underWay.find((report) => report.fingerprint.equals(fingerprint))
    if (same) return { reportId: same.id, isNew: false }
    if (underWay.length >= mostAtOnce) throw tooMany()
    const reportId = randomUUID()
    await sql`
      insert into reports (workspace_id, id, kind, user_id, schedule_id, filter, fingerprint, state, requested_at)
      values (${scope.workspaceId}::uuid, ${reportId}::uuid, ${filter.view}, ${userId}::uuid,
        ${scheduleId}::uuid, ${filterText}::text::jsonb, ${fingerprint}, 'waiting', now())`
    await orderFile(sql, scope, reportId)
    const detail = { kind: filter.view, from: filter.from, to: filter.to }
    await recordDeed(transaction, scope, { deed: 'report.requested', subject: reportId, detail })
    return { reportId, isNew: true }
  })
}

function listUnderWay(sql: WorkspaceTransaction['sql'], scope: Scope, userId: string) {
  return sql<{ id: string; fingerprint: Buffer }[]>`
    select id, fingerprint from reports
    where workspace_id = ${scope.workspaceId}::uuid and user_id = ${userId}::uuid
      and state in ('waiting', 'running', 'mailing')`
}

function requireRecipient({ actor }: Scope): string {
  if (actor.kind !== 'user') throw new ForbiddenError('A report goes to a member who asks for it.')
  if (canonicalEmail(actor.email) === actor.email) return actor.id
  throw new InvalidInputError('Your e-mail address is none that a report can be mailed to.', {
    email: 'Ask an admin to invite you under a plain address such as a@b.com.',
  })
}

/** The same filter is the same text: the schema gives its fields in one order. */
function toText(filter: ReportRequest['filter']): string {
  return JSON.stringify(filter, (_, value: unknown) => {
    if (typeof value !== 'string' || isStorable(value)) return value
    throw new InvalidInputError('The filter holds characters that cannot be stored.')
  })
}

function tooMany(): LimitError {
  return new LimitError(30, `${mostAtOnce} of your reports are being made. Wait for one, or cancel one.`)
}
