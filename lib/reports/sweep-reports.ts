import { inWorkspace } from '@/db/workspace'
import { removeReportRoutes } from '@/lib/access/reports/report-routes'
import type { Scope } from '@/lib/access/scope'
import { dropFile } from './drop-file'
import { fileEnds } from './report'

/** A download that began in the last moment ends in peace. */
const graceMinutes = 15
const historyDays = 90
const chunk = 20

/**
 * Removes files and passwords of reports that can no longer be had, and what is known of old ones. In small
 * transactions, as a file has many parts. Answers how many files went.
 */
export async function sweepReports(scope: Scope): Promise<number> {
  let dropped = 0
  for (;;) {
    const swept = await dropSome(scope)
    dropped += swept
    if (swept < chunk) break
  }
  await forgetOld(scope)
  return dropped
}

function dropSome(scope: Scope): Promise<number> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      const ended = await sql<{ id: string }[]>`
        select id from reports r
        where workspace_id = ${scope.workspaceId}::uuid and state in ('sent', 'cancelled', 'failed')
          and (state = 'cancelled' or bytes_total is null
            or ${fileEnds(sql)} < now() - make_interval(mins => ${graceMinutes}))
          and (password_ciphertext is not null or exists (
            select from report_parts p
            where p.workspace_id = ${scope.workspaceId}::uuid and p.report_id = r.id))
        order by requested_at limit ${chunk} for update of r skip locked`
      const ids = ended.map(({ id }) => id)
      if (ids.length > 0) await dropFile(sql, scope, ids)
      return ids.length
    },
    { pool: 'worker' },
  )
}

function forgetOld(scope: Scope): Promise<void> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      const old = await sql<{ id: string }[]>`
        delete from reports
        where workspace_id = ${scope.workspaceId}::uuid and state in ('sent', 'cancelled', 'failed')
          and requested_at < now() - make_interval(days => ${historyDays}) returning id`
      const ids = old.map(({ id }) => id)
      if (ids.length > 0) await removeReportRoutes(sql, scope, ids)
    },
    { pool: 'worker' },
  )
}
