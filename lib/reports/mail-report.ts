import { inWorkspace } from '@/db/workspace'
import { findMember, type Member } from '@/lib/access/member-gate'
import { addReportRoute } from '@/lib/access/reports/report-routes'
import { hasRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { readSettings } from '@/lib/access/settings/get-settings'
import { MailError } from '@/lib/email/mail-error'
import { sendMail } from '@/lib/email/send-mail'
import { InvalidInputError } from '@/lib/errors'
import { runAlone } from '@/lib/jobs/run-alone'
import { messageFilterSchema } from '@/lib/metrics/message-filter'
import { dropFile } from './drop-file'
import { orderMail } from './order-report'
import { linkMinutes } from './report-limits'
import { reportMail } from './report-mail'
import { openReportPassword } from './report-password'
import { scheduleLinks } from './schedules/schedule-links'

/** Minutes before each further try: a mail server that restarts, that is mended, that is mended tonight. */
const waits = [0.5, 2, 10, 30, 60]

interface MadeReport {
  userId: string
  filter: unknown
  rows: number
  bytes: number | null
  /** Null where it was asked for by hand. */
  scheduleId: string | null
  requestedAt: string
  ciphertext: Buffer | null
  keyVersion: number | null
}

/**
 * Mails a report that is made. The link's life begins when the mail server has taken the mail; until then the
 * file stays, and so it does where the mail is refused: the app offers it. `attempt` counts from 1.
 */
export function mailReport(
  scope: Scope,
  reportId: string,
  { attempt = 1, now = Date.now }: { attempt?: number; now?: () => number } = {},
): Promise<void> {
  return runAlone(scope, `mail-report ${reportId}`, async () => {
    const report = await findMade(scope, reportId)
    if (!report) return
    const member = await findMember(scope.workspaceId, report.userId)
    if (!member || !hasRight(member.scope, 'request-reports')) return withdraw(scope, reportId)
    // Nobody is told by a timetable that nothing happened.
    if (report.scheduleId && report.rows === 0) return noteSent(scope, reportId, { isMailed: false })
    try {
      await send(scope, reportId, { report, member })
    } catch (error) {
      const problem = problemOf(error)
      const wait = waits[attempt - 1]
      if (!problem.isTemporary || wait === undefined) return noteUndelivered(scope, reportId, problem.message)
      const runAt = new Date(now() + wait * 60_000)
      return noteWaiting(scope, reportId, { problem: problem.message, attempt: attempt + 1, runAt })
    }
    await noteSent(scope, reportId, { isMailed: true })
  })
}

async function findMade(scope: Scope, reportId: string): Promise<MadeReport | undefined> {
  const [report] = await inWorkspace(
    scope,
    ({ sql }) => sql<MadeReport[]>`
      select user_id as "userId", filter, coalesce(rows_total, 0) as rows, bytes_total as bytes,
        schedule_id as "scheduleId", requested_at::text as "requestedAt",
        password_ciphertext as ciphertext, password_key_version as "keyVersion"
      from reports
      where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid and state = 'mailing'`,
    { pool: 'worker' },
  )
  return report
}

/**
 * Each try has a link of its own: the answer to an earlier one may have been lost when its mail was not, and
 * then its link must work too.
 */
async function send(
  scope: Scope,
  reportId: string,
  { report, member }: { report: MadeReport; member: Member },
): Promise<void> {
  const { ciphertext, keyVersion, userId, scheduleId } = report
  const { token, settings } = await inWorkspace(
    scope,
    async ({ sql }) => ({
      token: await addReportRoute(sql, scope, { reportId, userId }),
      settings: await readSettings(sql, scope),
    }),
    { pool: 'worker' },
  )
  const password =
    ciphertext && keyVersion !== null ? openReportPassword(scope, reportId, { ciphertext, keyVersion }) : null
  const links = scheduleId && scheduleLinks({ workspaceId: scope.workspaceId, scheduleId, userId })
  const mail = reportMail({
    member,
    filter: messageFilterSchema.parse(report.filter),
    rows: report.rows,
    bytes: report.bytes,
    requestedAt: report.requestedAt,
    stopAddress: links ? links.page : null,
    token,
    password: settings.reportPasswordsInApp ? null : password,
  })
  const to = { name: member.name, address: member.email }
  await sendMail({ ...mail, to, id: `report-${reportId}`, headers: links ? links.headers : {} })
}

function problemOf(error: unknown): { message: string; isTemporary: boolean } {
  if (error instanceof MailError) return error
  if (error instanceof InvalidInputError) return { message: error.message, isTemporary: false }
  throw error
}

function noteSent(scope: Scope, reportId: string, { isMailed }: { isMailed: boolean }): Promise<void> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      await sql`
        update reports set state = 'sent', problem = null,
          sent_at = case when ${isMailed} then now() end,
          expires_at = case when bytes_total is not null then now() + make_interval(mins => ${linkMinutes}) end
        where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid and state = 'mailing'`
    },
    { pool: 'worker' },
  )
}

function noteWaiting(
  scope: Scope,
  reportId: string,
  { problem, attempt, runAt }: { problem: string; attempt: number; runAt: Date },
): Promise<void> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      await sql`
        update reports set problem = ${problem}
        where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid and state = 'mailing'`
      await orderMail(sql, scope, reportId, { attempt, runAt })
    },
    { pool: 'worker' },
  )
}

/** The file stays where it is. */
function noteUndelivered(scope: Scope, reportId: string, problem: string): Promise<void> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      await sql`
        update reports set state = 'failed', problem = ${problem}
        where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid and state = 'mailing'`
    },
    { pool: 'worker' },
  )
}

function withdraw(scope: Scope, reportId: string): Promise<void> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      await sql`
        update reports set state = 'failed', problem = ${noLongerAllowed}
        where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid and state = 'mailing'`
      await dropFile(sql, scope, [reportId])
    },
    { pool: 'worker' },
  )
}

const noLongerAllowed = 'Whoever asked for it may no longer have reports of this workspace.'
