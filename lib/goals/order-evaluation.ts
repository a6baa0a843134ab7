import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { enqueue } from '@/lib/jobs/enqueue'

/** Asks the worker to count history for a version. Asking again does no harm: one run at a time counts it. */
export async function orderEvaluation(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  version: number,
): Promise<void> {
  const { workspaceId } = scope
  const key = `evaluate-goal ${workspaceId} ${version}`
  await enqueue(sql, 'evaluate-goal', { workspaceId, version }, { key })
}
