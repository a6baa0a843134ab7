import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toIsoInstant } from './instant'
import { isId } from './keyset-cursor'
import { type KeysetInput, type KeysetPage, toKeysetPage, toKeysetPlace } from './keyset-page'

export const deliveryOutcomes = ['stored', 'duplicate', 'quarantined'] as const
export type DeliveryOutcome = (typeof deliveryOutcomes)[number]

export interface DeliveriesInput extends KeysetInput {
  connectionId?: string
  outcome?: DeliveryOutcome
}

export interface DeliveryRow {
  id: string
  connectionId: string
  connectionName: string | null
  webhookId: string
  outcome: DeliveryOutcome
  /** Events in it, and what became of them. */
  received: number
  stored: number
  duplicates: number
  quarantined: number
  /** Length of the kept body; null where it was an exact repetition or its retention period has passed. */
  bytes: number | null
  receivedAt: string
}

/** A page of what the connections delivered, newest first. */
export async function listDeliveries(scope: Scope, input: DeliveriesInput): Promise<KeysetPage<DeliveryRow>> {
  const { connectionId, outcome } = input
  if (connectionId && !isId(connectionId)) return { rows: [], next: null, previous: null }
  const place = toKeysetPlace(input)
  const { cursor, isBackwards, limit } = place
  const read = await inWorkspace(scope, ({ sql }) => {
    const beyond = isBackwards ? sql`>` : sql`<`
    return sql<DeliveryRow[]>`
      select d.id, d.connection_id as "connectionId", connections.name as "connectionName",
        d.webhook_id as "webhookId", d.outcome, d.received, d.stored, d.duplicates, d.quarantined,
        octet_length(d.body) as bytes, d.received_at as "receivedAt"
      from deliveries d
      left join connections on connections.workspace_id = ${scope.workspaceId}::uuid
        and connections.id = d.connection_id
      where d.workspace_id = ${scope.workspaceId}::uuid
        ${connectionId ? sql`and d.connection_id = ${connectionId}::uuid` : sql``}
        ${outcome ? sql`and d.outcome = ${outcome}` : sql``}
        ${cursor ? sql`and (d.received_at, d.id) ${beyond} (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``}
      order by ${isBackwards ? sql`d.received_at, d.id` : sql`d.received_at desc, d.id desc`}
      limit ${limit + 1}`
  })
  const page = toKeysetPage(read, place, ({ receivedAt, id }) => ({ at: receivedAt, id }))
  return { ...page, rows: page.rows.map((row) => ({ ...row, receivedAt: toIsoInstant(row.receivedAt) })) }
}
