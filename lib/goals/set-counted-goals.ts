import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { CountedGoal } from './numbered-goal'

/** Says what every writer counts from now on. The turn must be held. */
export async function setCountedGoals(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  counted: CountedGoal[],
): Promise<void> {
  await sql`
    update ingest_turns set counted_goals = ${JSON.stringify(counted)}::text::jsonb
    where workspace_id = ${scope.workspaceId}::uuid`
}
