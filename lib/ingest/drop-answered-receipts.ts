import { answerWindow, type InboundEvent } from '@/lib/channels/inbound-event'
import { asRecords, type Batch, identifiersOf } from './batch'

/**
 * Finds the receipts of answers, by what is stored: they are let go before anything is done for them, as they
 * are most of what Meta sends. Attribution judges those that stay once more, with all that is new.
 */
export async function loadAnswered(batch: Batch): Promise<InboundEvent[]> {
  const receipts = listReceipts(batch)
  if (receipts.length === 0) return []
  const { scope, sql } = batch
  const given = receipts.flatMap(({ event, window }, k) =>
    identifiersOf(event).map((i, n) => ({ k, n, c: event.channel, i, at: event.at, w: window })),
  )
  const rows = await sql<{ k: number }[]>`
    select whose.k
    from (
      select distinct on (given.k) given.k, given.at, given.w, known.person_id
      from json_to_recordset(${asRecords(given)}::text::json)
        as given (k int, n int, c text, i text, at float8, w float8)
      cross join lateral (
        select person_id from person_identifiers
        where workspace_id = ${scope.workspaceId} and channel = given.c and identifier = given.i
        limit 1
      ) known
      order by given.k, given.n
    ) whose
    cross join lateral (
      select 1 from events
      where workspace_id = ${scope.workspaceId} and person_id = whose.person_id
        and at > to_timestamp((whose.at - whose.w) / 1000) and at <= to_timestamp(whose.at / 1000)
        and type = 'message' and sender = 'user'
      limit 1
    ) written`
  return rows.flatMap(({ k }) => receipts[k]?.event ?? [])
}

function listReceipts({ deliveries }: Batch): { event: InboundEvent; window: number }[] {
  return deliveries.flatMap(({ items }) =>
    items.flatMap((item) => {
      const presumed = item.ok ? item.event.presumed : undefined
      const isReceipt = item.ok && presumed !== undefined && presumed !== 'echo'
      return isReceipt ? { event: item.event, window: answerWindow(presumed) } : []
    }),
  )
}
