import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import type { InboundItem } from '@/lib/channels/inbound-event'
import { parseMetaPost } from '@/lib/channels/meta/parse-meta-post'
import { parseBotEvent } from '@/lib/channels/parse-bot-delivery'
import type { Delivery } from '@/lib/ingest/batch'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { storeDeliveries } from '@/lib/pipeline'
import { writeMetaPost } from '@/tests/stand-in/meta/sign-meta-post'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
const beginning = Date.UTC(2026, 9, 20)
const receivedAt = Date.UTC(2026, 11, 1)
const minute = 60_000

/** On the edges of the rules: 5 minutes, 24 hours, 7 days, and the same instant twice. */
const instant = fc
  .tuple(fc.constantFrom(0, 0, 0, 1, 2, 7, 8), fc.constantFrom(0, 1, 5, 6, 60, 719, 1439))
  .map(([days, minutes]) => beginning + (days * 1440 + minutes) * minute)

const whats = [
  ...(['says', 'says', 'says', 'clicks', 'says-out-of-ad', 'echo', 'echo', 'edit', 'unsend'] as const),
  ...(['sent', 'sent', 'delivered', 'read', 'bot-visit'] as const),
]
const eventShape = fc.record({
  person: fc.constantFrom('7512290046618335', '15550100001'),
  at: instant,
  what: fc.constantFrom(...whats),
  /** Which message a receipt, an edit or a quotation speaks of. */
  of: fc.integer({ min: 0, max: 2 }),
  ad: fc.constantFrom('120210000000000017', '120210000000000024'),
  quotes: fc.constantFrom(false, false, true),
})
type Shape = typeof eventShape extends fc.Arbitrary<infer T> ? T : never
type Told = Shape & { index: number; isWhatsApp: boolean }

/** The person's messages are numbered, so that notices may speak of them before and after. */
function tell(shapes: Shape[]): Told[] {
  const sentAt = new Map<string, number>()
  return shapes.map((shape, index) => {
    const sent = sentAt.get(sentId(shape)) ?? shape.at
    if (isOurs(shape)) sentAt.set(sentId(shape), sent)
    const at = byMetasClock(shape, sent)
    return { ...shape, at, index, isWhatsApp: shape.person.startsWith('1555') }
  })
}

/** In whatever order we hear of it: what is changed or received was sent before. */
function byMetasClock({ what, at }: Shape, sent: number): number {
  const later = at - beginning
  if (what === 'edit' || what === 'unsend') return at + 9 * 1440 * minute
  if (what === 'echo' || what === 'sent') return sent
  if (what === 'delivered') return sent + later
  return what === 'read' ? sent + 8 * 1440 * minute + later : at
}

function isOurs({ what }: Pick<Shape, 'what'>): boolean {
  return ['echo', 'sent', 'delivered', 'read'].includes(what)
}

const messageId = ({ person, of }: Pick<Told, 'person' | 'of'>) => `m_${person}_${of}`
const sentId = ({ person, of }: Pick<Told, 'person' | 'of'>) => `sent_${person}_${of}`

function toItems(told: Told): InboundItem[] {
  if (told.what === 'bot-visit') return [parseBotEvent(botVisit(told), receivedAt)]
  const body = Buffer.from(writeMetaPost(told.isWhatsApp ? whatsAppPost(told) : pagePost(told)))
  const post = parseMetaPost(body, receivedAt)
  return post.ok ? post.parts.flatMap(({ items }) => items) : []
}

/** The same person through the bot's own door, in a conversation that the platform names. */
function botVisit({ index, at, person, isWhatsApp, of }: Told) {
  const channel = isWhatsApp ? 'whatsapp' : 'messenger'
  const conversation = { id: `c${of}` }
  return {
    type: 'node',
    id: `b${index}`,
    at,
    channel,
    user: { id: person },
    conversation,
    node: { id: 'HI' },
  }
}

function pagePost(told: Told) {
  const { person, at, what, index, ad } = told
  const referral = { ad_id: ad, source: 'ADS', type: 'OPEN_THREAD' }
  const reply = told.quotes ? { reply_to: { mid: sentId(told) } } : {}
  const message = { mid: messageId(told), text: `first words of ${messageId(told)}`, ...reply }
  const bodies: Record<string, object> = {
    says: { message },
    'says-out-of-ad': { message: { mid: `m${index}`, text: 'ad', referral } },
    clicks: { referral },
    edit: { message_edit: { mid: messageId(told), text: `edit ${index}`, num_edit: 1 + (index % 5) } },
    unsend: { message: { mid: messageId(told), is_deleted: true } },
  }
  const echo = { message: { mid: sentId(told), text: 'Hello', is_echo: true, app_id: 7 } }
  const page = '318840027765190'
  const [from, to] = isOurs(told) ? [page, person] : [person, page]
  const body = isOurs(told) ? echo : bodies[what]
  const event = { sender: { id: from }, recipient: { id: to }, timestamp: at, ...body }
  return { object: 'page', entry: [{ id: page, time: at, messaging: [event] }] }
}

function whatsAppPost(told: Told) {
  const { person, at, what, index, ad } = told
  const timestamp = String(at / 1000)
  const text = { type: 'text', text: { body: `first words of ${messageId(told)}` } }
  const context = told.quotes ? { context: { id: sentId(told) } } : {}
  const messages: Record<string, object> = {
    says: { id: messageId(told), ...text, ...context },
    'says-out-of-ad': { id: `m${index}`, ...text, referral: { source_type: 'ad', source_id: ad } },
    clicks: { id: `m${index}`, ...text, referral: { source_type: 'post', source_id: '9' } },
    edit: {
      ...{ id: `edit${index}`, type: 'edit' },
      edit: {
        original_message_id: messageId(told),
        message: { type: 'text', text: { body: `edit ${index}` } },
      },
    },
    unsend: { id: `revoke${index}`, type: 'revoke', revoke: { original_message_id: messageId(told) } },
  }
  const said = messages[what]
  const state = what === 'echo' ? 'sent' : what
  const part = said
    ? { messages: [{ from: person, timestamp, ...said }] }
    : { statuses: [{ id: sentId(told), status: state, timestamp, recipient_id: person }] }
  const value = { messaging_product: 'whatsapp', metadata: { phone_number_id: '559013327784206' }, ...part }
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: 'w', changes: [{ field: 'messages', value }] }],
  }
}

/** Meta sends one content under an id: of several made-up ones the first in time is it. */
function withoutContradictions(told: Told[]): Told[] {
  const seen = new Set<string>()
  return [...told]
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .filter((one) => {
      const ids = toItems(one).map((item) => (item.ok ? item.event.id : ''))
      if (ids.some((id) => seen.has(id))) return false
      for (const id of ids) seen.add(id)
      return true
    })
}

async function deliver(scope: Scope, connectionId: string, batches: Told[][]): Promise<void> {
  for (const batch of batches) {
    const deliveries: Delivery[] = batch.map((told) => {
      const body = Buffer.from(JSON.stringify(told.what === 'bot-visit' ? botVisit(told) : bodyOf(told)))
      const items = toItems(told)
      return { connectionId, secretId: null, webhookId: randomUUID(), body, receivedAt, items }
    })
    await storeDeliveries(scope, deliveries)
  }
}

function bodyOf(told: Told) {
  return told.isWhatsApp ? whatsAppPost(told) : pagePost(told)
}

async function readBack({ workspaceId }: Scope) {
  const { owner } = database
  const conversations = await owner`
    select pi.identifier, c.started_at::text as started, c.last_at::text as last, c.source, c.source_reason,
      c.source_event_id, c.ad_id, c.user_messages, c.bot_messages, c.agent_messages,
      (select coalesce(array_agg(e.event_id order by e.event_id), '{}') from events e
        where e.workspace_id = c.workspace_id and e.conversation_id = c.id) as events
    from conversations c
    join person_identifiers pi on pi.workspace_id = c.workspace_id and pi.person_id = c.person_id
    where c.workspace_id = ${workspaceId}
    order by pi.identifier, c.started_at, c.source_reason, events`
  const events = await owner`
    select event_id, type, sender, kind, body, flags, conversation_id is null as stray from events
    where workspace_id = ${workspaceId} order by event_id`
  const counters = await owner`
    select day::text, channel, source, conversations from source_counters where workspace_id = ${workspaceId}
    union all select day::text, channel, ad_id, conversations from ad_counters where workspace_id = ${workspaceId}
    order by 1, 2, 3`
  return { conversations, events, counters }
}

function cut<T>(items: T[], sizes: number[]): T[][] {
  const batches: T[][] = []
  for (let at = 0, turn = 0; at < items.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    batches.push(items.slice(at, at + size))
    at += size
  }
  return batches
}

it('the same posts of Meta give the same rows in any order, batching and repetition', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(eventShape, { minLength: 1, maxLength: 12 }),
      fc.infiniteStream(fc.nat()),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
      async (shapes, random, sizes) => {
        const orderly = withoutContradictions(tell(shapes))
        const shuffled = orderly
          .map((told) => ({ told, weight: random.next().value as number }))
          .sort((a, b) => a.weight - b.weight)
          .map(({ told }) => told)
        const repeated = [...shuffled, ...shuffled.filter((_, index) => index % 3 === 0)]

        const once = await castPlayers(database.owner, { timeZone: 'Asia/Kolkata' })
        await deliver(once.alice.scope, once.bot.connectionId, cut(orderly, [1]))
        const expected = await readBack(once.alice.scope)
        const again = await castPlayers(database.owner, { timeZone: 'Asia/Kolkata' })
        await deliver(again.alice.scope, again.bot.connectionId, cut(repeated, sizes))

        expect(await readBack(again.alice.scope)).toEqual(expected)
        for (const { scope } of [once.alice, again.alice]) expect(await verifyCounters(scope)).toEqual([])
        await expectUnsentGone(again.alice.scope)
      },
    ),
    { numRuns: 150 },
  )
}, 240_000)

/** Of a message that was taken back no word is anywhere. */
async function expectUnsentGone({ workspaceId }: Scope): Promise<void> {
  const left = await database.owner`
    select u.reply_to from events u
    join events e on e.workspace_id = u.workspace_id and e.connection_id = u.connection_id
      and (e.event_id = u.reply_to or e.kind = 'message_edit' and e.reply_to = u.reply_to)
    join deliveries d on d.workspace_id = e.workspace_id and d.id = e.delivery_id
    where u.workspace_id = ${workspaceId} and u.kind = 'message_unsend'
      and (e.body is not null or d.body is not null)`
  expect(left).toEqual([])
}
