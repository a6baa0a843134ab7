import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { UnavailableError } from '@/lib/errors'
import type { CountedGoal } from './numbered-goal'

/**
 * Takes the workspace's turn to write, as ingest does; answers what every writer counts. Until the transaction
 * ends no conversation changes, and whoever writes next counts what is said here.
 */
export async function takeTurn(sql: WorkspaceTransaction['sql'], scope: Scope): Promise<CountedGoal[]> {
  const [turn] = await sql<{ counted: CountedGoal[] }[]>`
    select counted_goals as counted from ingest_turns where workspace_id = ${scope.workspaceId}::uuid for update`
  if (!turn) throw new UnavailableError(60, 'The workspace is not ready for events.')
  return turn.counted
}

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
