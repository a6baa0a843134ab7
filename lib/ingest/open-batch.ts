import { hash, randomUUID } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import type { Scope } from '@/lib/access/scope'
import { UnavailableError } from '@/lib/errors'
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

/**
 * Takes the workspace's turn to write; answers the next number for a new node. Writers of one workspace follow
 * one another, so what is derived and counted within a turn cannot race, in this process or in another.
 */
export async function takeTurn({ scope, sql }: Batch): Promise<number> {
  const [turn] = await sql<{ next: number }[]>`
    select next_node_number as next from ingest_turns where workspace_id = ${scope.workspaceId} for update`
  if (!turn) throw new UnavailableError(60, 'The workspace is not ready for events.')
  return turn.next
}
