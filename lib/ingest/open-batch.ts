import { hash, randomUUID } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import type { Scope } from '@/lib/access/scope'
import { UnavailableError } from '@/lib/errors'
import type { CountedGoal } from '@/lib/goals/numbered-goal'
import type { Batch, Delivery, PendingDelivery } from './batch'

/** Gathers what was delivered to one workspace for one transaction. */
export function openBatch(scope: Scope, sql: ReservedSql, deliveries: Delivery[]): Batch {
  return { scope, sql, deliveries: deliveries.map(toPending), fresh: [] }
}

function toPending(delivery: Delivery): PendingDelivery {
  return {
    ...delivery,
    id: randomUUID(),
    bodyHash: hash('sha256', delivery.body, 'buffer'),
    isRepeat: false,
    receipt: { received: delivery.items.length, stored: 0, duplicates: 0, quarantined: [] },
    rejections: [],
  }
}

/** What whoever has the turn may rely on until the transaction ends. */
export interface Turn {
  nextNodeNumber: number
  countedGoals: CountedGoal[]
}

/**
 * Takes the workspace's turn to write. Writers of one workspace follow one another, so what is derived and
 * counted within a turn cannot race, in this process or in another.
 */
export async function takeTurn({ scope, sql }: Batch): Promise<Turn> {
  const [turn] = await sql<Turn[]>`
    select next_node_number as "nextNodeNumber", counted_goals as "countedGoals"
    from ingest_turns where workspace_id = ${scope.workspaceId} for update`
  if (!turn) throw new UnavailableError(60, 'The workspace is not ready for events.')
  return turn
}
