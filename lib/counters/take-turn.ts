import type { ISql } from 'postgres'
import type { Scope } from '@/lib/access/scope'
import { UnavailableError } from '@/lib/errors'
import type { CountedGoal } from '@/lib/goals/numbered-goal'

/** What whoever has the turn may rely on until the transaction ends. */
export interface Turn {
  nextNodeNumber: number
  /** What every writer counts. */
  countedGoals: CountedGoal[]
}

/**
 * Takes the workspace's turn to write. Writers of one workspace follow one another, so what is derived and
 * counted within a turn cannot race, in this process or in another: until the transaction ends no conversation
 * changes, and whoever writes next counts what is said here.
 */
export async function takeTurn(sql: ISql, scope: Scope): Promise<Turn> {
  const [turn] = await sql<Turn[]>`
    select next_node_number as "nextNodeNumber", counted_goals as "countedGoals"
    from ingest_turns where workspace_id = ${scope.workspaceId}::uuid for update`
  if (!turn) throw new UnavailableError(60, 'The workspace is not ready for events.')
  return turn
}
