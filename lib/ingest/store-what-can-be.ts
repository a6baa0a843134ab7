import type { InboundItem } from '@/lib/channels/inbound-event'
import { isDataFault } from '@/lib/database-fault'
import { logError } from '@/lib/log'
import type { Delivery, Receipt } from './batch'
import { findFaulty } from './find-faulty'

/** Stores deliveries in one transaction; a trial writes nothing. */
export type Store<Submission> = (
  submissions: Submission[],
  options?: { isTrial: boolean },
) => Promise<Receipt[]>

/**
 * Stores deliveries together. Where the database refuses what one of them holds, only the events that it refuses
 * go into quarantine: Meta would send all of them again, until it gives up on the whole Page.
 */
export async function storeWhatCanBe<Submission extends Delivery>(
  submissions: Submission[],
  store: Store<Submission>,
): Promise<Receipt[]> {
  try {
    return await store(submissions)
  } catch (error) {
    const [only, ...others] = submissions
    // Of several each is given a transaction to itself first.
    if (!only || others.length > 0 || !isDataFault(error)) throw error
    const items = await setFaultyApart(only, store)
    logError('an event cannot be stored', error, { connectionId: only.connectionId })
    return store([{ ...only, items }])
  }
}

async function setFaultyApart<Submission extends Delivery>(
  delivery: Submission,
  store: Store<Submission>,
): Promise<InboundItem[]> {
  const { items } = delivery
  const faulty = await findFaulty(items.length, async (positions) => {
    const tried = positions.flatMap((position) => items[position] ?? [])
    try {
      await store([{ ...delivery, items: tried }], { isTrial: true })
      return true
    } catch (error) {
      if (isDataFault(error)) return false
      throw error
    }
  })
  return items.map((item, position) => (item.ok && faulty.has(position) ? refuse(item) : item))
}

function refuse({ event, raw, fingerprint }: Extract<InboundItem, { ok: true }>): InboundItem {
  const detail = 'the database does not take it'
  return { ok: false, rejection: { reason: 'not_stored', detail, eventId: event.id }, raw, fingerprint }
}
