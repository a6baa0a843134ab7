import type { InboundEvent } from '@/lib/channels/inbound-event'
import { asRecords, type Batch, identifiersOf } from './batch'

const windowLength = 24 * 3_600_000

/** Of the events that only what came before explains, those by whose time the person had just written. */
export type Answers = Set<InboundEvent>

/** Asks which presumed events follow a message of their person, in this batch or stored. */
export async function loadAnswers(batch: Batch): Promise<Answers> {
  const presumed = listPresumed(batch)
  if (presumed.length === 0) return new Set()
  const spoken = gatherSpoken(batch)
  const answers = new Set(presumed.filter((event) => followsSpoken(event, spoken)))
  const open = presumed.filter((event) => !answers.has(event))
  for (const index of await askStored(batch, open)) answers.add(open[index] as InboundEvent)
  return answers
}

/**
 * What the business sent within 24 hours of the person's message is an answer: an echo becomes the bot's
 * message, a receipt is let go. Everything else stays a proactive message.
 */
export function settlePresumed(batch: Batch, answers: Answers): void {
  for (const event of answers) {
    if (event.presumed === 'receipt') batch.untold.add(event)
    else Object.assign(event, { type: 'message', proactive: null })
  }
}

function listPresumed({ deliveries }: Batch): InboundEvent[] {
  return deliveries.flatMap(({ items }) =>
    items.flatMap((item) => (item.ok && item.event.presumed !== undefined ? item.event : [])),
  )
}

function gatherSpoken({ deliveries }: Batch): Map<string, number[]> {
  const spoken = new Map<string, number[]>()
  for (const { items } of deliveries)
    for (const item of items) {
      if (!item.ok || item.event.message?.sender !== 'user') continue
      for (const key of keysOf(item.event)) {
        const instants = spoken.get(key) ?? []
        instants.push(item.event.at)
        spoken.set(key, instants)
      }
    }
  return spoken
}

function keysOf(event: InboundEvent): string[] {
  return identifiersOf(event).map((identifier) => `${event.channel} ${identifier}`)
}

function followsSpoken(event: InboundEvent, spoken: Map<string, number[]>): boolean {
  return keysOf(event).some((key) =>
    spoken.get(key)?.some((at) => at <= event.at && event.at - at < windowLength),
  )
}

/** Positions in `events` of those whose person wrote in time. */
async function askStored({ scope, sql }: Batch, events: InboundEvent[]): Promise<number[]> {
  const given = events.flatMap((event, k) =>
    identifiersOf(event).map((i) => ({ k, c: event.channel, i, at: event.at })),
  )
  if (given.length === 0) return []
  const rows = await sql<{ k: number }[]>`
    select distinct given.k
    from json_to_recordset(${asRecords(given)}::text::json) as given (k int, c text, i text, at float8)
    cross join lateral (
      select person_id from person_identifiers
      where workspace_id = ${scope.workspaceId} and channel = given.c and identifier = given.i
      limit 1
    ) known
    cross join lateral (
      select 1 from events
      where workspace_id = ${scope.workspaceId} and person_id = known.person_id
        and at > to_timestamp((given.at - ${windowLength}::float8) / 1000) and at <= to_timestamp(given.at / 1000)
        and type = 'message' and sender = 'user'
      limit 1
    ) written`
  return rows.map(({ k }) => k)
}
