import { hash, randomUUID } from 'node:crypto'
import type { TransactionSql } from 'postgres'
import type { Scope } from '@/lib/access/scope'
import { UnavailableError } from '@/lib/errors'
import type { Batch, Delivery, PendingDelivery } from './batch'

/**
 * Takes the workspace's turn to write and gathers its deliveries. Writers of one workspace follow one another,
 * so what is derived and counted within a turn cannot race, in this process or in another.
 */
export async function openBatch(scope: Scope, sql: TransactionSql, deliveries: Delivery[]): Promise<Batch> {
  const turns = await sql`select 1 from ingest_turns where workspace_id = ${scope.workspaceId} for update`
  if (turns.length === 0) throw new UnavailableError(60, 'The workspace is not ready for events.')
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
