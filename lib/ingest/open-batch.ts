import { hash, randomUUID } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import type { Scope } from '@/lib/access/scope'
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
