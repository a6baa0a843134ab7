import type { Delivery } from './deliveries'
import { type Door, type Receipt, sendDelivery } from './send-delivery'

export interface Totals {
  deliveries: number
  received: number
  stored: number
  duplicates: number
  quarantined: number
  /** Milliseconds since the first delivery went out. */
  elapsed: number
}

export interface Parcel {
  door: Door
  delivery: Delivery
}

interface Options {
  concurrency?: number
  signal?: AbortSignal
  onProgress?: (totals: Totals) => void
}

/** Sends every parcel through the real door, a few at a time, and counts what the receiver says of them. */
export async function replay(parcels: Iterator<Parcel>, options: Options = {}): Promise<Totals> {
  const begun = performance.now()
  const totals: Totals = { deliveries: 0, received: 0, stored: 0, duplicates: 0, quarantined: 0, elapsed: 0 }
  const lane = async () => {
    for (let next = parcels.next(); !next.done; next = parcels.next()) {
      options.signal?.throwIfAborted()
      const receipt = await sendDelivery(next.value.door, next.value.delivery, options.signal)
      count(totals, receipt, performance.now() - begun)
      options.onProgress?.(totals)
    }
  }
  await Promise.all(Array.from({ length: options.concurrency ?? 4 }, lane))
  return totals
}

/** One of each in turn, so that no brand waits for another's end. */
export function* inTurns<T>(sources: Iterator<T>[]): Generator<T> {
  let live = sources
  while (live.length > 0) {
    const ended = new Set<Iterator<T>>()
    for (const source of live) {
      const next = source.next()
      if (next.done) ended.add(source)
      else yield next.value
    }
    live = live.filter((source) => !ended.has(source))
  }
}

function count(totals: Totals, receipt: Receipt, elapsed: number): void {
  totals.deliveries += 1
  totals.received += receipt.received
  totals.stored += receipt.stored
  totals.duplicates += receipt.duplicates
  totals.quarantined += receipt.quarantined.length
  totals.elapsed = elapsed
}
