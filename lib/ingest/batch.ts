import type { ReservedSql } from 'postgres'
import type { Scope } from '@/lib/access/scope'
import type { InboundEvent, InboundItem, Rejection } from '@/lib/channels/inbound-event'

/**
 * 2 STORE. Deliveries that arrived together are stored in one transaction of one workspace: what each event
 * was understood to be, what was not understood, and the raw bytes. Everything is set-based.
 */

export interface Delivery {
  connectionId: string
  /** The key of the connection's secret that signed it; null where none of its own did. */
  secretId: string | null
  /** Of a delivery that is already kept. */
  isReplay?: true
  webhookId: string
  body: Buffer
  /** Milliseconds since 1970 UTC. */
  receivedAt: number
  items: InboundItem[]
}

/** What the sender is told. */
export interface Receipt {
  received: number
  stored: number
  duplicates: number
  quarantined: { index: number; id?: string; reason: string }[]
}

/** An event seen for the first time, with what the database knows of it once the steps have run. */
export interface FreshEvent {
  delivery: PendingDelivery
  index: number
  event: InboundEvent
  fingerprint: Buffer
  personId: string
  nodeNumber: number | null
}

export interface PendingDelivery extends Delivery {
  id: string
  bodyHash: Buffer
  isRepeat: boolean
  receipt: Receipt
  rejections: { index: number; rejection: Rejection; raw: unknown; fingerprint: Buffer }[]
}

export interface Batch {
  scope: Scope
  sql: ReservedSql
  deliveries: PendingDelivery[]
  fresh: FreshEvent[]
}

/** Every identifier of the person of an event, by trust. */
export function identifiersOf({ person }: InboundEvent): string[] {
  return person.aliases ? [person.identifier, ...person.aliases] : [person.identifier]
}

/** The events that were understood, seen before or not. */
export function listEvents({ deliveries }: Batch): { connectionId: string; event: InboundEvent }[] {
  return deliveries.flatMap(({ connectionId, items }) =>
    items.flatMap((item) => (item.ok ? { connectionId, event: item.event } : [])),
  )
}

/** Whoever the events name, each identifier once. */
export function listIdentifiers(batch: Batch): { channel: string; identifier: string }[] {
  const named = new Map<string, { channel: string; identifier: string }>()
  for (const { event } of listEvents(batch))
    for (const identifier of identifiersOf(event))
      named.set(`${event.channel} ${identifier}`, { channel: event.channel, identifier })
  return [...named.values()]
}

/** Rows as one parameter: `json_to_recordset` reads them in the database. */
export function asRecords(rows: readonly object[]): string {
  return JSON.stringify(rows)
}
