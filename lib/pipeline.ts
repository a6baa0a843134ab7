import { hash } from 'node:crypto'
import { type WriteOptions, writeInWorkspace } from '@/db/workspace'
import type { AssetOwner } from './access/meta/asset-gate'
import type { Scope } from './access/scope'
import type { Sender } from './access/sender-gate'
import { attributeFresh, placementOf } from './attribute-fresh'
import { loadConversations } from './attribution/load-timelines'
import { moveCounters } from './attribution/move-counters'
import { moveGoalCounters } from './attribution/move-goal-counters'
import { storeConversations } from './attribution/store-conversations'
import { parseHaptikDelivery, parseHaptikEvent } from './channels/haptik/parse-haptik-delivery'
import type { InboundItem } from './channels/inbound-event'
import type { MetaAsset } from './channels/meta/meta-asset'
import { type MetaPart, parseMetaPost } from './channels/meta/parse-meta-post'
import { type DeliveryProblem, parseBotDelivery, parseBotEvent } from './channels/parse-bot-delivery'
import { takeTurn } from './counters/take-turn'
import { isDataFault } from './database-fault'
import { applyChanges } from './ingest/apply-changes'
import { type Delivery, listIdentifiers, type Receipt } from './ingest/batch'
import { loadAnswered } from './ingest/drop-answered-receipts'
import { loadSeen, sortEvents } from './ingest/find-fresh-events'
import { MicroBatcher } from './ingest/micro-batch'
import { noteWords } from './ingest/note-words'
import { openBatch } from './ingest/open-batch'
import { listUnresolved, noteReplay, type QuarantinedEvent } from './ingest/quarantine'
import { recordDeliveries } from './ingest/record-deliveries'
import { loadNodes, resolveNodes } from './ingest/resolve-nodes'
import { loadPersons, resolvePersons } from './ingest/resolve-persons'
import { storeEvents } from './ingest/store-events'
import { storeWhatCanBe } from './ingest/store-what-can-be'

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
  const { items, body } = part
  const webhookId = nameByContent(body)
  const delivery = { connectionId, secretId: null, webhookId, body, receivedAt, items }
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
export function storeDeliveries(
  scope: Scope,
  deliveries: Delivery[],
  { isTrial, whileWaiting }: Omit<WriteOptions, 'pool'> = {},
): Promise<Receipt[]> {
  return writeInWorkspace(
    scope,
    async (sql) => {
      const batch = openBatch(scope, sql, deliveries)
      const [turn, seen, persons, nodes, conversations, answered] = await Promise.all([
        takeTurn(sql, scope),
        loadSeen(batch),
        loadPersons(batch),
        loadNodes(batch),
        loadConversations(scope, sql, listIdentifiers(batch)),
        loadAnswered(batch),
      ])
      sortEvents(batch, seen, new Set(answered))
      const named = [...resolvePersons(batch, persons), ...resolveNodes(batch, nodes, turn.nextNodeNumber)]
      const changing = attributeFresh(batch, conversations)
      whileWaiting?.()
      const changes = await changing
      const statements = [
        ...named,
        ...storeEvents(batch, placementOf(changes)),
        ...noteWords(batch),
        ...storeConversations(scope, sql, changes),
        ...moveCounters(scope, sql, changes),
        ...moveGoalCounters(scope, sql, changes, turn.countedGoals),
        ...recordDeliveries(batch),
        ...applyChanges(
          batch,
          changes.map(({ person }) => person.timeline),
        ),
      ]
      return { result: batch.deliveries.map(({ receipt }) => receipt), statements }
    },
    { pool: 'ingest', isTrial, whileWaiting },
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
  store: (submissions, whileWaiting) =>
    storeWhatCanBe(submissions, (some, options) =>
      storeDeliveries((submissions[0] as Submission).scope, some, { ...options, whileWaiting }),
    ),
  weigh: ({ items }) => Math.max(1, items.length),
  isItemsFault: isDataFault,
})
