import type { WorkspaceTransaction } from '@/db/workspace'
import { removeReportRoutes } from '@/lib/access/reports/report-routes'
import type { Scope } from '@/lib/access/scope'
import { dropFile } from './drop-file'
import { orderFile } from './order-report'

type Sql = WorkspaceTransaction['sql']

/**
 * When a person is erased: every file of the workspace may hold what they wrote, so all go. What is being made
 * or mailed is made again without them; reports and timetables that ask for the person by one of the spellings
 * are forgotten. In the caller's transaction.
 */
export async function discardReports(sql: Sql, scope: Scope, spellings: string[]): Promise<void> {
  await forgetWhoAsksFor(sql, scope, spellings)
  const made = await sql<{ id: string; state: string }[]>`
    select id, state from reports
    where workspace_id = ${scope.workspaceId}::uuid
      and (state in ('running', 'mailing') or password_ciphertext is not null)
    order by id for update`
  if (made.length === 0) return
  const ids = made.map(({ id }) => id)
  await dropFile(sql, scope, ids)
  await sql`
    update reports set problem = ${personErased}
    where workspace_id = ${scope.workspaceId}::uuid and id = any(${ids}::uuid[]) and state in ('sent', 'failed')`
  for (const { id, state } of made) {
    if (state === 'running' || state === 'mailing') await beginAgain(sql, scope, id)
  }
}

const personErased = 'The file was removed, as a person who talked to a bot was forgotten. Ask again.'

async function beginAgain(sql: Sql, scope: Scope, reportId: string): Promise<void> {
  await sql`
    update reports set state = 'waiting', rows_done = 0, rows_total = null, bytes_total = null, finished_at = null
    where workspace_id = ${scope.workspaceId}::uuid and id = ${reportId}::uuid`
  await orderFile(sql, scope, reportId)
}

async function forgetWhoAsksFor(sql: Sql, scope: Scope, spellings: string[]): Promise<void> {
  const holds = (column: string) => sql`exists (
    select from unnest(${spellings}::text[]) as spelling where position(spelling in ${sql(column)}::text) > 0)`
  const reports = await sql<{ id: string }[]>`
    delete from reports where workspace_id = ${scope.workspaceId}::uuid and ${holds('filter')} returning id`
  await removeReportRoutes(
    sql,
    scope,
    reports.map(({ id }) => id),
  )
  await sql`
    delete from report_schedules where workspace_id = ${scope.workspaceId}::uuid and ${holds('filter')}`
}
