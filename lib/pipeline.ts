import { hash } from 'node:crypto'
import { writeInWorkspace } from '@/db/workspace'
import type { AssetOwner } from './access/meta/asset-gate'
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
import { parseHaptikDelivery, parseHaptikEvent } from './channels/haptik/parse-haptik-delivery'
import type { InboundItem } from './channels/inbound-event'
import type { MetaAsset } from './channels/meta/meta-asset'
import { type MetaPart, parseMetaPost } from './channels/meta/parse-meta-post'
import { type DeliveryProblem, parseBotDelivery, parseBotEvent } from './channels/parse-bot-delivery'
import { isDataFault } from './database-fault'
import { type Batch, type Delivery, type FreshEvent, listIdentifiers, type Receipt } from './ingest/batch'
import { loadSeen, sortEvents } from './ingest/find-fresh-events'
import { MicroBatcher } from './ingest/micro-batch'
import { openBatch, takeTurn } from './ingest/open-batch'
import { listUnresolved, noteReplay, type QuarantinedEvent } from './ingest/quarantine'
import { recordDeliveries } from './ingest/record-deliveries'
import { loadNodes, resolveNodes } from './ingest/resolve-nodes'
import { loadPersons, resolvePersons } from './ingest/resolve-persons'
import { retractMessages } from './ingest/retract-messages'
import { loadAnswers, settlePresumed } from './ingest/settle-presumed'
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

export interface HaptikDelivery {
  secretId: string
  body: Buffer
  /** Milliseconds since 1970 UTC. */
  receivedAt: number
}

/** Takes a verified delivery of Haptik's own webhooks (door 3). */
export async function receiveHaptikDelivery(sender: Sender, delivery: HaptikDelivery): Promise<Reception> {
  const items = parseHaptikDelivery(delivery.body, delivery.receivedAt)
  if (items === null) return { ok: false, problem: 'unreadable' }
  const { scope, connectionId } = sender
  const webhookId = nameByContent(delivery.body)
  const receipt = await batcher.submit(scope.workspaceId, {
    scope,
    ...delivery,
    connectionId,
    webhookId,
    items,
  })
  return { ok: true, receipt }
}

/** Who finds the owner of an asset, and counts what came for nobody's. */
export interface MetaRouting {
  findOwner(asset: MetaAsset): Promise<AssetOwner | null>
  countUnrouted(posts: { kind: string; assetId: string; entries: number }[]): Promise<void>
}

/**
 * Takes a verified post of Meta's (door 2): each asset's part goes to its own workspace. Resolves once all of
 * it is durable and rejects when any part is not; then Meta sends all again, and what is stored stays once.
 * False where the post cannot be read.
 */
export async function receiveMetaPost(
  { body, receivedAt }: { body: Buffer; receivedAt: number },
  routing: MetaRouting,
): Promise<boolean> {
  const post = parseMetaPost(body, receivedAt)
  if (!post.ok) return false
  const owned: { part: MetaPart; owner: AssetOwner }[] = []
  const unrouted = post.adrift.map((one) => ({ ...one, assetId: '' }))
  const owners = await Promise.all(post.parts.map((part) => routing.findOwner(part)))
  for (const [index, part] of post.parts.entries()) {
    const owner = owners[index]
    if (owner) owned.push({ part, owner })
    else unrouted.push({ kind: part.kind, entries: part.entries, assetId: part.assetId })
  }
  // All are waited for: an answer must not come while a part is still on its way.
  const outcomes = await Promise.allSettled([
    ...owned.map(({ part, owner }) => storeMetaPart(part, owner, receivedAt)),
    ...(unrouted.length > 0 ? [routing.countUnrouted(unrouted)] : []),
  ])
  const failure = outcomes.find(({ status }) => status === 'rejected')
  if (failure?.status === 'rejected') throw failure.reason
  return true
}

async function storeMetaPart(part: MetaPart, { scope, connectionId }: AssetOwner, receivedAt: number) {
  const { items, retracted, body } = part
  const webhookId = nameByContent(body)
  const delivery = { connectionId, secretId: null, webhookId, body, receivedAt, items, retracted }
  await batcher.submit(scope.workspaceId, { scope, ...delivery })
}

/** Neither Meta nor Haptik names its deliveries: the same bytes are the same delivery. */
function nameByContent(body: Buffer): string {
  return hash('sha256', body, 'hex')
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
      const [turn, seen, persons, nodes, conversations, answers] = await Promise.all([
        takeTurn(batch),
        loadSeen(batch),
        loadPersons(batch),
        loadNodes(batch),
        loadConversations(scope, sql, listIdentifiers(batch)).then(dropRepeated),
        loadAnswers(batch),
      ])
      settlePresumed(batch, answers)
      sortEvents(batch, seen)
      const named = [...resolvePersons(batch, persons), ...resolveNodes(batch, nodes, turn.nextNodeNumber)]
      const changes = await attribute(batch, conversations)
      const statements = [
        ...named,
        ...storeEvents(batch, placementOf(changes)),
        ...storeConversations(scope, sql, changes),
        ...moveCounters(scope, sql, changes),
        ...moveGoalCounters(scope, sql, changes, turn.countedGoals),
        ...retractMessages(batch),
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

async function replay(scope: Scope, row: QuarantinedEvent): Promise<Receipt | null> {
  const { id, connectionId, raw } = row
  const receivedAt = Date.now()
  const items = readAgain(row, receivedAt)
  if (items.length === 0 || items.some(({ ok }) => !ok)) return null
  return batcher.submit(scope.workspaceId, {
    scope,
    connectionId,
    secretId: null,
    webhookId: `replay ${id}`,
    isReplay: true,
    body: Buffer.from(raw),
    receivedAt,
    items,
  })
}

function readAgain({ kind, raw }: QuarantinedEvent, receivedAt: number): InboundItem[] {
  if (kind === 'bot') return [parseBotEvent(JSON.parse(raw), receivedAt)]
  if (kind === 'haptik') return parseHaptikEvent(JSON.parse(raw), receivedAt)
  const post = parseMetaPost(Buffer.from(raw), receivedAt)
  return post.ok ? post.parts.flatMap(({ items }) => items) : []
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

/** A person found by two identifiers is found twice, and so is what belongs to them. */
function dropRepeated(conversations: Map<string, StoredConversation[]>): Map<string, StoredConversation[]> {
  for (const [personId, found] of conversations) {
    const distinct = new Map(found.map((conversation) => [conversation.id, conversation]))
    if (distinct.size < found.length) conversations.set(personId, [...distinct.values()])
  }
  return conversations
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
