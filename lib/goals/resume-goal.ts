import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { orderEvaluation } from './order-evaluation'

/**
 * Asks again for what is still being built: a worker that was killed keeps its job locked for hours, but nobody
 * counts any more.
 */
export function resumeGoal(scope: Scope): Promise<void> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      const [building] = await sql<{ version: number }[]>`
        select version from goal_versions
        where workspace_id = ${scope.workspaceId}::uuid and state = 'building'`
      if (building) await orderEvaluation(sql, scope, building.version)
    },
    { pool: 'worker' },
  )
}
