import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { orderFile, orderMail } from './order-report'

/**
 * Asks again for what is not finished: a worker that was killed keeps its job locked for hours, but nobody makes
 * the report any more.
 */
export function resumeReports(scope: Scope): Promise<void> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      const open = await sql<{ id: string; state: string }[]>`
        select id, state from reports
        where workspace_id = ${scope.workspaceId}::uuid and state in ('waiting', 'running', 'mailing')
        order by requested_at`
      for (const { id, state } of open) {
        if (state === 'mailing') await orderMail(sql, scope, id, { unlessWaiting: true })
        else await orderFile(sql, scope, id)
      }
    },
    { pool: 'worker' },
  )
}
