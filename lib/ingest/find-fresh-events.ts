import type { InboundEvent, Rejection } from '@/lib/channels/inbound-event'
import { asRecords, type Batch, listEvents, type PendingDelivery } from './batch'

/** What was seen before of a batch. */
export interface Seen {
  reused: Set<PendingDelivery>
  fingerprints: Map<string, string>
}

export async function loadSeen(batch: Batch): Promise<Seen> {
  const [reused, fingerprints] = await Promise.all([findReusedWebhooks(batch), loadFingerprints(batch)])
  return { reused, fingerprints }
}

/**
 * Sorts a batch's events into fresh, seen before, and not understood. The first content under an id counts;
 * another content under the same id is kept in quarantine and changes nothing. `dropped` are let go.
 */
export function sortEvents(
  batch: Batch,
  { reused, fingerprints }: Seen,
  dropped: ReadonlySet<InboundEvent> = new Set(),
): void {
  for (const delivery of batch.deliveries) {
    for (const [index, item] of delivery.items.entries()) {
      if (!item.ok) quarantine(delivery, index, item.rejection)
      else if (dropped.has(item.event)) continue
      else if (reused.has(delivery)) quarantine(delivery, index, webhookReused(item.event.id))
      else sortEvent(batch, fingerprints, delivery, index)
    }
  }
}

function sortEvent(batch: Batch, seen: Map<string, string>, delivery: PendingDelivery, index: number): void {
  const item = delivery.items[index]
  if (!item?.ok) return
  const key = `${delivery.connectionId} ${item.event.id}`
  const fingerprint = item.fingerprint.toString('hex')
  const known = seen.get(key)
  if (known === undefined) {
    seen.set(key, fingerprint)
    delivery.receipt.stored += 1
    batch.fresh.push({
      delivery,
      index,
      event: item.event,
      fingerprint: item.fingerprint,
      personId: '',
      nodeNumber: null,
    })
    return
  }
  delivery.receipt.duplicates += 1
  if (known !== fingerprint) quarantine(delivery, index, idReused(item.event.id))
}

function quarantine(delivery: PendingDelivery, index: number, rejection: Rejection): void {
  const item = delivery.items[index]
  if (!item) return
  delivery.rejections.push({ index, rejection, raw: item.raw, fingerprint: item.fingerprint })
  delivery.receipt.quarantined.push({
    index,
    ...(rejection.eventId === null ? {} : { id: rejection.eventId }),
    reason: `${rejection.reason}: ${rejection.detail}`,
  })
}

function webhookReused(eventId: string): Rejection {
  return {
    reason: 'webhook_id_reused',
    detail: 'the webhook-id was used before for another body; the first one counts',
    eventId,
  }
}

function idReused(eventId: string): Rejection {
  return {
    reason: 'id_reused',
    detail: 'the id was used before for another content; the first one counts',
    eventId,
  }
}

/**
 * Deliveries whose webhook-id already stood over other bytes; exact repeats are only marked, also of bytes that
 * are no longer kept: what was erased must not come back.
 */
async function findReusedWebhooks({ scope, sql, deliveries }: Batch): Promise<Set<PendingDelivery>> {
  const given = deliveries.map(({ connectionId, webhookId, bodyHash }, k) => ({
    ...{ k, c: connectionId, w: webhookId, h: bodyHash.toString('hex') },
  }))
  const rows = await sql<{ k: number; isRepeat: boolean; earliest: Buffer | null }[]>`
    select given.k, before."isRepeat", before.earliest
    from json_to_recordset(${asRecords(given)}::text::json) as given (k int, c uuid, w text, h text)
    cross join lateral (
      select bool_or(d.body_hash = decode(given.h, 'hex')) as "isRepeat",
        (array_agg(d.body_hash order by d.received_at) filter (where d.body is not null))[1] as earliest
      from deliveries d
      where d.workspace_id = ${scope.workspaceId} and d.connection_id = given.c and d.webhook_id = given.w
    ) before
    where before."isRepeat" is not null`
  const before = new Map(rows.map((row) => [row.k, row]))
  const first = new Map<string, Buffer>()
  const reused = new Set<PendingDelivery>()
  for (const [k, delivery] of deliveries.entries()) {
    const key = `${delivery.connectionId} ${delivery.webhookId}`
    const known = before.get(k)?.earliest ?? first.get(key)
    delivery.isRepeat = before.get(k)?.isRepeat === true || known?.equals(delivery.bodyHash) === true
    if (known === undefined) first.set(key, delivery.bodyHash)
    else if (!known.equals(delivery.bodyHash)) reused.add(delivery)
  }
  return reused
}

async function loadFingerprints(batch: Batch): Promise<Map<string, string>> {
  const { scope, sql } = batch
  const given = listEvents(batch).map(({ connectionId, event }) => ({ c: connectionId, e: event.id }))
  if (given.length === 0) return new Map()
  const rows = await sql<{ connection_id: string; event_id: string; fingerprint: string }[]>`
    select given.c as connection_id, given.e as event_id, encode(stored.fingerprint, 'hex') as fingerprint
    from json_to_recordset(${asRecords(given)}::text::json) as given (c uuid, e text)
    cross join lateral (
      select fingerprint from events
      where workspace_id = ${scope.workspaceId} and connection_id = given.c and event_id = given.e
      limit 1
    ) stored`
  return new Map(rows.map((row) => [`${row.connection_id} ${row.event_id}`, row.fingerprint]))
}
