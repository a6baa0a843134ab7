import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { canonicalEmail } from '@/lib/access/canonical-email'
import { findMember, type Member } from '@/lib/access/member-gate'
import { hasRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { UnavailableError } from '@/lib/errors'
import { runAlone } from '@/lib/jobs/run-alone'
import { logError } from '@/lib/log'
import { type MessageFilter, messageFilterSchema } from '@/lib/metrics/message-filter'
import { dropFile } from './drop-file'
import type { MessageSource } from './message-source'
import { orderMail } from './order-report'
import { mostRows } from './report-limits'
import { makeReportPassword, sealReportPassword } from './report-password'
import { NoLongerWanted, ReportRun } from './report-run'
import { FileTooLarge } from './store-parts'
import { TooManyRows, writeFile } from './write-file'

export interface MakeOptions {
  source: MessageSource
  /** Aborts when the worker is to end. */
  signal?: AbortSignal
  /** Rows of a sheet and of a file, at most. */
  mostRowsASheet?: number
  mostRowsAFile?: number
}

interface Order {
  userId: string
  filter: unknown
  requestedAt: string
}

/** Something that making it again would not change; said to the requester. */
class CannotBeMade extends Error {}

const tooLarge = 'The file would grow too large to be opened. Choose a shorter period, and ask again.'
const noLongerAllowed = 'Whoever asked for it may no longer have reports of this workspace.'
const onOurSide = 'Something went wrong on our side. Try again.'

/**
 * Makes the file of a report, stores it, and orders its mail. It works with the rights that its requester has
 * now. Cut off at any point it begins again; nothing is mailed before the file is whole.
 */
export function makeReport(scope: Scope, reportId: string, options: MakeOptions): Promise<void> {
  return runAlone(scope, `make-report ${reportId}`, async () => {
    try {
      const order = await findOrder(scope, reportId)
      if (order) await make(scope, { ...order, reportId }, options)
    } catch (error) {
      if (error instanceof NoLongerWanted) return
      // The worker ends, or the database is away: the job is taken up again.
      if (options.signal?.aborted || error instanceof UnavailableError) throw error
      await fail(scope, reportId, problemOf(error, reportId))
    }
  })
}

function problemOf(error: unknown, reportId: string): string {
  if (error instanceof CannotBeMade || error instanceof TooManyRows) return error.message
  if (error instanceof FileTooLarge) return tooLarge
  logError('a report could not be made', error, { reportId })
  return onOurSide
}

async function findOrder(scope: Scope, reportId: string): Promise<Order | undefined> {
  const [order] = await inWorkspace(
    scope,
    ({ sql }) => sql<Order[]>`
      select user_id as "userId", filter, requested_at::text as "requestedAt" from reports
      where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid
        and state in ('waiting', 'running')`,
    { pool: 'worker' },
  )
  return order
}

async function make(
  scope: Scope,
  { reportId, userId, filter: stored, requestedAt }: Order & { reportId: string },
  options: MakeOptions,
): Promise<void> {
  const member = await findMember(scope.workspaceId, userId)
  if (!member || !hasRight(member.scope, 'request-reports') || canonicalEmail(member.email) !== member.email)
    throw new CannotBeMade(noLongerAllowed)
  const filter = messageFilterSchema.parse(stored)
  const password = makeReportPassword()
  const run = await begin(scope, reportId, password, options.signal)
  const most = options.mostRowsAFile ?? mostRows
  void tellTotal({ run, member, filter }, options.source, most)
  try {
    const file = { run, member, filter, password, requestedAt }
    const bytes = await writeFile(file, { ...options, mostRows: most })
    await finish(run, bytes)
  } finally {
    await run.end()
  }
}

async function begin(
  scope: Scope,
  reportId: string,
  password: string,
  signal?: AbortSignal,
): Promise<ReportRun> {
  const { ciphertext, keyVersion } = sealReportPassword(scope, reportId, password)
  await inWorkspace(
    scope,
    async ({ sql }) => {
      const begun = await sql`
        update reports set state = 'running', problem = null, rows_done = 0, rows_total = null, bytes_total = null,
          downloads = 0, finished_at = null, sent_at = null, expires_at = null,
          password_ciphertext = ${ciphertext}, password_key_version = ${keyVersion}
        where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid
          and state in ('waiting', 'running') returning id`
      if (begun.length === 0) throw new NoLongerWanted()
      await sql`
        delete from report_parts
        where workspace_id = ${scope.workspaceId}::uuid and report_id = ${reportId}::uuid`
    },
    { pool: 'worker' },
  )
  return new ReportRun(scope, reportId, ciphertext, signal)
}

/**
 * Counts while the file is made already: the total is for those who wait, and where it is too large the making
 * ends at once. Where it cannot be told in time, the file is made without.
 */
async function tellTotal(
  { run, member, filter }: { run: ReportRun; member: Member; filter: MessageFilter },
  source: MessageSource,
  most: number,
): Promise<void> {
  try {
    const { count, isExact } = await source.count(member.scope, filter, { atMost: most + 1 })
    if (count > most) run.stop(new TooManyRows(most))
    else if (isExact) await noteTotal(run, count)
  } catch (error) {
    if (!(error instanceof UnavailableError)) logError('rows of a report could not be counted', error)
  }
}

function noteTotal(run: ReportRun, count: number): Promise<void> {
  return inWorkspace(
    run.scope,
    async ({ sql }) => {
      await sql`update reports set rows_total = ${count} where ${run.isWanted(sql)}`
    },
    { pool: 'worker' },
  )
}

/** From here on the file is whole, and never made again for a mail that fails. Without rows there is none. */
function finish(run: ReportRun, bytes: number): Promise<void> {
  const isEmpty = run.rowsDone === 0
  return inWorkspace(
    run.scope,
    async ({ sql }) => {
      const finished = await sql`
        update reports set state = 'mailing', rows_done = ${run.rowsDone}, rows_total = ${run.rowsDone},
          bytes_total = ${isEmpty ? null : bytes}, finished_at = now()
        where ${run.isWanted(sql)} returning id`
      if (finished.length === 0) throw new NoLongerWanted()
      if (isEmpty) await dropFile(sql, run.scope, [run.reportId])
      await orderMail(sql, run.scope, run.reportId)
    },
    { pool: 'worker' },
  )
}

function fail(scope: Scope, reportId: string, problem: string): Promise<void> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      const failed = await markFailed(sql, scope, reportId, problem)
      if (failed) await dropFile(sql, scope, [reportId])
    },
    { pool: 'worker' },
  )
}

async function markFailed(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  reportId: string,
  problem: string,
): Promise<boolean> {
  const failed = await sql`
    update reports set state = 'failed', problem = ${problem}, finished_at = now()
    where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid
      and state in ('waiting', 'running') returning id`
  return failed.length > 0
}
