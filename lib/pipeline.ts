import { writeInWorkspace } from '@/db/workspace'
import type { Scope } from './access/scope'
import type { Sender } from './access/sender-gate'
import { deriveConversations } from './attribution/derive-conversations'
import {
  loadConversations,
  loadTimelines,
  type NewcomerEvent,
  type StoredConversation,
} from './attribution/load-timelines'
import { moveCounters } from './attribution/move-counters'
import { moveGoalCounters } from './attribution/move-goal-counters'
import { type Change, storeConversations } from './attribution/store-conversations'
import { type DeliveryProblem, parseBotDelivery, parseBotEvent } from './channels/parse-bot-delivery'
import { isDataFault } from './database-fault'
import { type Batch, type Delivery, type FreshEvent, listEvents, type Receipt } from './ingest/batch'
import { loadSeen, sortEvents } from './ingest/find-fresh-events'
import { MicroBatcher } from './ingest/micro-batch'
import { openBatch, takeTurn } from './ingest/open-batch'
import { listUnresolved, noteReplay, type QuarantinedEvent } from './ingest/quarantine'
import { recordDeliveries } from './ingest/record-deliveries'
import { loadNodes, resolveNodes } from './ingest/resolve-nodes'
import { loadPersons, resolvePersons } from './ingest/resolve-persons'
import { storeEvents } from './ingest/store-events'

/**
 * The only file that knows the order of the stages. A delivery is parsed, waits for its workspace's next
 * transaction, and is durable, attributed and counted when its receipt is given.
 */

export interface BotDelivery {
  webhookId: string
  secretId: string
  body: Buffer
  /** Milliseconds since 1970 UTC. */
  receivedAt: number
}

export type Reception = { ok: true; receipt: Receipt } | { ok: false; problem: DeliveryProblem }

/** Takes a verified delivery of our own event contract (door 1). */
export async function receiveBotDelivery(sender: Sender, delivery: BotDelivery): Promise<Reception> {
  const parsed = parseBotDelivery(delivery.body, delivery.receivedAt)
  if (!parsed.ok) return parsed
  const { scope, connectionId } = sender
  const receipt = await batcher.submit(scope.workspaceId, {
    scope,
    ...delivery,
    connectionId,
    items: parsed.items,
  })
  return { ok: true, receipt }
}

/**
 * Stores deliveries of one workspace in one transaction; receipts in their order. It asks twice: what is known
 * of the events and whom they name, then what happened to those persons before. All writes follow together.
 */
export function storeDeliveries(scope: Scope, deliveries: Delivery[]): Promise<Receipt[]> {
  return writeInWorkspace(
    scope,
    async (sql) => {
      const batch = openBatch(scope, sql, deliveries)
      const [turn, seen, persons, nodes, conversations] = await Promise.all([
        takeTurn(batch),
        loadSeen(batch),
        loadPersons(batch),
        loadNodes(batch),
        loadConversations(scope, sql, identifiersOf(batch)),
      ])
      sortEvents(batch, seen)
      const named = [...resolvePersons(batch, persons), ...resolveNodes(batch, nodes, turn.nextNodeNumber)]
      const changes = await attribute(batch, conversations)
      const statements = [
        ...named,
        ...storeEvents(batch, placementOf(changes)),
        ...storeConversations(scope, sql, changes),
        ...moveCounters(scope, sql, changes),
        ...moveGoalCounters(scope, sql, changes, turn.countedGoals),
        ...recordDeliveries(batch),
      ]
      return { result: batch.deliveries.map(({ receipt }) => receipt), statements }
    },
    { pool: 'ingest' },
  )
}

/**
 * Reads quarantined events again, with today's parser and the time of now, and stores what is understood.
 * Replaying twice stores once; an id used before for other content stays in quarantine for ever.
 */
export async function replayQuarantined(
  scope: Scope,
  ids: string[],
): Promise<{ stored: number; stillQuarantined: number }> {
  const rows = await listUnresolved(scope, ids)
  const outcome = { resolved: [] as string[], unresolved: [] as string[], stored: 0 }
  for (const row of rows) {
    const receipt = await replay(scope, row)
    outcome.stored += receipt?.stored ?? 0
    const isUnderstood = receipt !== null && receipt.quarantined.length === 0
    outcome[isUnderstood ? 'resolved' : 'unresolved'].push(row.id)
  }
  if (rows.length > 0) await noteReplay(scope, outcome.resolved, outcome.unresolved)
  return { stored: outcome.stored, stillQuarantined: outcome.unresolved.length }
}

async function replay(scope: Scope, { id, connectionId, raw }: QuarantinedEvent): Promise<Receipt | null> {
  const receivedAt = Date.now()
  const item = parseBotEvent(JSON.parse(raw), receivedAt)
  if (!item.ok) return null
  const delivery = {
    connectionId,
    secretId: null,
    webhookId: `replay ${id}`,
    body: Buffer.from(raw),
    receivedAt,
  }
  return batcher.submit(scope.workspaceId, { scope, ...delivery, items: [item] })
}

type Submission = Delivery & { scope: Scope }

const batcher = new MicroBatcher<Submission, Receipt>({
  store: (submissions) => storeDeliveries((submissions[0] as Submission).scope, submissions),
  weigh: ({ items }) => Math.max(1, items.length),
  isItemsFault: isDataFault,
})

async function attribute(
  { scope, sql, fresh }: Batch,
  conversations: Map<string, StoredConversation[]>,
): Promise<Change[]> {
  if (fresh.length === 0) return []
  const people = await loadTimelines(scope, sql, fresh.map(toNewcomer), conversations)
  const proactiveWindow = scope.proactiveWindowHours * 3_600_000
  return people.map((person) => ({
    person,
    derivation: deriveConversations(person.timeline, proactiveWindow),
  }))
}

function identifiersOf(batch: Batch): { channel: string; identifier: string }[] {
  const named = listEvents(batch).map(({ event: { channel, person } }) => ({
    channel,
    identifier: person.identifier,
  }))
  return [...new Map(named.map((one) => [`${one.channel} ${one.identifier}`, one])).values()]
}

function toNewcomer({ delivery, event, personId, nodeNumber }: FreshEvent): NewcomerEvent {
  return {
    personId,
    channel: event.channel,
    connectionId: delivery.connectionId,
    eventId: event.id,
    at: event.at,
    sequence: event.sequence,
    type: event.type,
    sender: event.message?.sender ?? null,
    platformConversationId: event.platformConversationId,
    nodeNumber,
    replyTo: event.message?.replyTo ?? null,
    proactiveMessageId: event.proactive?.messageId ?? null,
    touch: event.referral && {
      kind: event.referral.kind,
      referenceId: event.referral.id,
      platform: event.referral.platform,
    },
  }
}

function placementOf(changes: Change[]) {
  const conversationOfEvent = new Map<string, string>()
  const touches = new Map<string, { conversationId: string; opening: boolean }>()
  for (const { derivation } of changes) {
    for (const [key, id] of derivation.conversationOfEvent) conversationOfEvent.set(key, id)
    for (const [key, place] of derivation.touches) touches.set(key, place)
  }
  return { conversationOfEvent, touches }
}
