import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import type { Scope } from '@/lib/access/scope'
import { parseBotEvent } from '@/lib/channels/parse-bot-delivery'
import type { MessageFilter } from '@/lib/metrics/message-filter'
import { storeDeliveries } from '@/lib/pipeline'

/** Messages by chance, and in the plainest way which of them a filter leaves. */

type Draw = <T>(from: readonly T[]) => T

export interface WorldMessage {
  id: string
  at: number
  channel: string
  user: string
  by: 'user' | 'bot' | 'agent' | 'system'
  text: string | null
  confidence: number | null
  broken: boolean
  conversation: { id: string; startedAt: number; source: string; ad: string | null } | null
  lastNode: string | null
  referral: { kind: string; id: string } | null
}

export const ads = ['120210000000000017', '120210000000000024']
export const nodes = ['WELCOME', 'Pick a size/colour', '50% off_now']
export const users = ['ann', 'ben', '919876543210', 'kim@example.com']
export const beginning = Date.UTC(2026, 10, 10)
const channels = ['whatsapp', 'instagram', 'web']
const words = [
  'order',
  'Order',
  'ship',
  'shipping',
  'the',
  'the',
  'blue',
  '100%',
  '#12',
  'a_b',
  'naïve',
  'ORDER',
]

/** Always the same numbers for a seed. */
export function drawer(seed: number): {
  draw: Draw
  chance: (share: number) => boolean
  below: (n: number) => number
} {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number) => Math.floor(next() * count)
  return { below, chance: (share) => next() < share, draw: (from) => from[below(from.length)] as never }
}

/** Tells some hundred events of a few people to the pipeline, in batches and in any order. */
export async function tellWorld(
  scope: Scope,
  connectionId: string,
  { seed, count }: { seed: number; count: number },
): Promise<void> {
  const { draw, chance, below } = drawer(seed)
  const wires = Array.from({ length: count }, (_, index) => {
    const user = draw(users)
    const common = {
      id: `${seed}-${String(index).padStart(4, '0')}`,
      // Often at the same instant as another, and over a few days.
      at: beginning + below(4) * 86_400_000 + below(40) * 1_800_000 + (chance(0.2) ? 1 : 0),
      channel: channels[users.indexOf(user) % channels.length],
      user: { id: user, name: `Name of ${user}` },
      ...(chance(0.3) ? { sequence: below(3) } : {}),
      ...(chance(0.3) ? { conversation: { id: `their-${below(3)}` } } : {}),
      ...(chance(0.15) ? { referral: { kind: draw(['ad', 'ad', 'post', 'link']), id: draw(ads) } } : {}),
    }
    if (chance(0.3))
      return { ...common, type: 'node', node: { id: draw(nodes), name: 'A node', flow: 'Buy' } }
    return {
      ...common,
      type: 'message',
      ...(chance(0.3) ? { node: { id: draw(nodes) } } : {}),
      message: {
        from: draw(['user', 'user', 'bot', 'bot', 'agent', 'system']),
        ...(chance(0.9)
          ? { text: Array.from({ length: 1 + below(5) }, () => draw(words)).join(draw([' ', ', ', '-'])) }
          : {}),
        ...(chance(0.5) ? { confidence: below(101) / 100 } : {}),
        ...(chance(0.5) ? { broken: chance(0.4) } : {}),
      },
    }
  })
  const shuffled = wires.map((wire) => ({ wire, by: below(1_000_000) })).sort((a, b) => a.by - b.by)
  for (let at = 0; at < shuffled.length; ) {
    const batch = shuffled.slice(at, at + 1 + below(40)).map(({ wire }) => wire)
    at += batch.length
    await tell(scope, connectionId, batch)
  }
}

export async function tell(scope: Scope, connectionId: string, wires: object[]): Promise<void> {
  const receivedAt = Date.UTC(2026, 11, 1)
  const items = wires.map((wire) => parseBotEvent(wire, receivedAt))
  const body = Buffer.from(JSON.stringify(wires))
  await storeDeliveries(scope, [
    { connectionId, secretId: null, webhookId: randomUUID(), body, receivedAt, items },
  ])
}

/** What was told, with the conversations that attribution made of it; all else is worked out here once more. */
export async function readWorld(owner: Sql, workspaceId: string): Promise<WorldMessage[]> {
  const events = await owner`
    select e.event_id as id, (extract(epoch from e.at) * 1000)::float8 as at, p.channel, pi.identifier as user,
      e.type, e.sender as by, e.body as text, e.confidence, coalesce(e.broken, false) as broken, e.sequence,
      n.node_id as node, t.kind as "touchKind", t.reference_id as "touchId", c.id as "conversationId",
      (extract(epoch from c.started_at) * 1000)::float8 as "startedAt", c.source, c.ad_id as ad
    from events e
    join persons p on p.workspace_id = e.workspace_id and p.id = e.person_id
    join person_identifiers pi on pi.workspace_id = e.workspace_id and pi.person_id = e.person_id
    left join nodes n on n.workspace_id = e.workspace_id and n.number = e.node_number
    left join touches t on t.workspace_id = e.workspace_id and t.connection_id = e.connection_id and t.event_id = e.event_id
    left join conversations c on c.workspace_id = e.workspace_id and c.id = e.conversation_id
    where e.workspace_id = ${workspaceId}`
  const alone = await owner`
    select t.conversation_id as id, t.kind, t.reference_id as touch from touches t
    join events e on e.workspace_id = t.workspace_id and e.connection_id = t.connection_id and e.event_id = t.event_id
    where t.workspace_id = ${workspaceId} and t.opening and (e.type <> 'message' or e.sender <> 'user')`
  const rank = (event: (typeof events)[number]) =>
    event.type === 'message' && event.by === 'user' ? 1 : event.touchKind ? 0 : 2
  const inOrder = [...events].sort(
    (a, b) =>
      a.at - b.at || (a.sequence ?? -1) - (b.sequence ?? -1) || rank(a) - rank(b) || (a.id < b.id ? -1 : 1),
  )
  const lastNodes = new Map<string, string>()
  const spoken = new Set<string>()
  const messages: WorldMessage[] = []
  for (const event of inOrder) {
    const { conversationId: home } = event
    if (home && event.node) lastNodes.set(home, event.node)
    if (event.type !== 'message') continue
    const isFirst = home !== null && event.by === 'user' && !spoken.has(home)
    if (isFirst) spoken.add(home)
    const own = event.by === 'user' && event.touchKind && { kind: event.touchKind, id: event.touchId }
    const opening = isFirst ? alone.find(({ id }) => id === home) : undefined
    const touches = [own, opening && { kind: opening.kind, id: opening.touch }].filter(
      (touch) => touch && touch.kind !== 'link',
    )
    messages.push({
      id: event.id,
      at: event.at,
      channel: event.channel,
      user: event.user,
      by: event.by,
      text: event.text,
      confidence: event.confidence,
      broken: event.broken,
      conversation: home && { id: home, startedAt: event.startedAt, source: event.source, ad: event.ad },
      lastNode: home ? (lastNodes.get(home) ?? null) : null,
      referral: home ? (touches[0] ?? null) : null,
    })
  }
  return messages
}

export function matchesFilter(message: WorldMessage, filter: MessageFilter): boolean {
  const { conversation, referral, confidence } = message
  const { channel, by, nodes: asked, source, ad, broken } = filter
  const day = new Date(message.at).toISOString().slice(0, 10)
  return (
    day >= filter.from &&
    day <= filter.to &&
    (channel === undefined || message.channel === channel) &&
    (by === undefined || message.by === by) &&
    (asked === undefined || asked.some((node) => node.endsWith(message.lastNode ?? 'nothing'))) &&
    (filter.conversation === undefined || conversation?.id === filter.conversation) &&
    (filter.message === undefined || message.id === filter.message) &&
    (filter.person === undefined || message.user === filter.person) &&
    (source === undefined || conversation?.source === source) &&
    (ad === undefined || conversation?.ad === ad) &&
    (filter.referral === undefined || isReferred(referral, filter.referral)) &&
    (!broken || message.broken) &&
    (filter.confidence === undefined ||
      (confidence !== null && confidence >= filter.confidence.from && confidence <= filter.confidence.to)) &&
    (filter.search === undefined || holds(message.text, filter.search))
  )
}

function isReferred(
  referral: WorldMessage['referral'],
  asked: NonNullable<MessageFilter['referral']>,
): boolean {
  if (asked === 'present' || asked === 'absent') return (referral !== null) === (asked === 'present')
  return referral?.kind === asked
}

/** Words of these texts are letters and digits; a quoted string is one that stands between borders of words. */
function holds(text: string | null, search: string): boolean {
  if (text === null) return false
  const quoted = [...search.matchAll(/"([^"]+)"/g)].map(([, phrase = '']) => phrase)
  const wanted = split(search.replace(/"[^"]+"/g, ' '))
  const has = new Set(split(text))
  const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
  const stands = (phrase: string) =>
    Array.from(text, (_, at) => at).some(
      (at) =>
        text.startsWith(phrase, at) &&
        !(isLetter(text[at - 1]) && isLetter(phrase[0])) &&
        !(isLetter(phrase.at(-1)) && isLetter(text[at + phrase.length])),
    )
  if (wanted.length === 0 && quoted.length === 0) return text.includes(search)
  return wanted.every((word) => has.has(word)) && quoted.every(stands)
}

function split(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
