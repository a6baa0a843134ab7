import { randomUUID } from 'node:crypto'
import type { Statement } from '@/db/workspace'
import { asRecords, type Batch, type PendingDelivery } from './batch'

const bytea = 17

/** Keeps each delivery's bytes and outcome, and in quarantine what was not understood. */
export function recordDeliveries(batch: Batch): Statement[] {
  return [...insertQuarantined(batch), ...insertDeliveries(batch), ...noteActivity(batch)]
}

function insertDeliveries({ scope, sql, deliveries }: Batch): Statement[] {
  const kept = deliveries.filter(({ isReplay }) => !isReplay)
  if (kept.length === 0) return []
  const rows = kept.map((delivery, index) => ({
    position: index + 1,
    id: delivery.id,
    connection_id: delivery.connectionId,
    webhook_id: delivery.webhookId,
    body_hash: delivery.bodyHash.toString('hex'),
    outcome: outcomeOf(delivery),
    received: delivery.receipt.received,
    stored: delivery.receipt.stored,
    duplicates: delivery.receipt.duplicates,
    quarantined: delivery.receipt.quarantined.length,
    received_at: delivery.receivedAt,
  }))
  // Without its type the driver takes a list of buffers for one.
  const bodies = kept.map(({ isRepeat, body }) => (isRepeat ? null : body))
  const statement = sql`
    insert into deliveries (
      workspace_id, id, connection_id, webhook_id, body_hash, body, outcome, received, stored, duplicates,
      quarantined, received_at)
    select ${scope.workspaceId}, id, connection_id, webhook_id, decode(body_hash, 'hex'), raw.body, outcome, received,
      stored, duplicates, quarantined, to_timestamp(received_at / 1000)
    from json_to_recordset(${asRecords(rows)}::text::json) as given (
      position bigint, id uuid, connection_id uuid, webhook_id text, body_hash text, outcome text, received int,
      stored int, duplicates int, quarantined int, received_at float8)
    join unnest(${sql.array(bodies, bytea)}::bytea[])
      with ordinality as raw (body, position) using (position)
    on conflict do nothing`
  return [statement]
}

function outcomeOf({ receipt }: PendingDelivery): 'stored' | 'duplicate' | 'quarantined' {
  if (receipt.stored > 0) return 'stored'
  if (receipt.quarantined.length > 0) return 'quarantined'
  // Receipts and notices leave nothing but the delivery itself.
  return receipt.duplicates > 0 ? 'duplicate' : 'stored'
}

/** The same bad event in a repeated delivery is one row. */
function insertQuarantined({ scope, sql, deliveries }: Batch): Statement[] {
  const rows = deliveries.flatMap((delivery) =>
    delivery.rejections.map(({ index, rejection, raw, fingerprint }) => ({
      id: randomUUID(),
      connection_id: delivery.connectionId,
      delivery_id: delivery.id,
      position: index,
      event_id: rejection.eventId,
      reason: `${rejection.reason}: ${rejection.detail}`,
      raw: JSON.stringify(raw),
      fingerprint: fingerprint.toString('hex'),
      received_at: delivery.receivedAt,
    })),
  )
  if (rows.length === 0) return []
  const statement = sql`
    insert into quarantined_events (
      workspace_id, id, connection_id, delivery_id, position, event_id, reason, raw, fingerprint, received_at)
    select ${scope.workspaceId}, id, connection_id, delivery_id, position, event_id, reason, raw,
      decode(fingerprint, 'hex'), to_timestamp(received_at / 1000)
    from json_to_recordset(${asRecords(rows)}::text::json) as given (
      id uuid, connection_id uuid, delivery_id uuid, position int, event_id text, reason text, raw text,
      fingerprint text, received_at float8)
    on conflict do nothing`
  return [statement]
}

const notedAt = new Map<string, number>()
const notesEvery = 5_000
const mostNoted = 10_000

/** Every few seconds is enough to tell an admin that a connection and a secret are alive. */
function noteActivity({ scope, sql, deliveries }: Batch): Statement[] {
  const latest = Math.max(...deliveries.map(({ receivedAt }) => receivedAt))
  const connectionIds = deliveries.map(({ connectionId }) => connectionId)
  const secretIds = deliveries.flatMap(({ secretId }) => secretId ?? [])
  if (dueOf([...connectionIds, ...secretIds], latest).length === 0) return []
  return [
    sql`
      update connections set last_event_at = greatest(last_event_at, to_timestamp(${latest}::float8 / 1000))
      where workspace_id = ${scope.workspaceId} and id = any(${connectionIds}::uuid[])`,
    sql`
      update connection_secrets set last_used_at = greatest(last_used_at, to_timestamp(${latest}::float8 / 1000))
      where workspace_id = ${scope.workspaceId} and id = any(${secretIds}::uuid[])`,
  ]
}

function dueOf(ids: string[], now: number): string[] {
  const due = [...new Set(ids)].filter((id) => now - (notedAt.get(id) ?? 0) >= notesEvery)
  if (notedAt.size > mostNoted) notedAt.clear()
  for (const id of due) notedAt.set(id, now)
  return due
}
