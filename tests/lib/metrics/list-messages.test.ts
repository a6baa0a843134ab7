import { beforeAll, describe, expect, test } from 'vitest'
import { countMessages, getMessageTotals } from '@/lib/metrics/get-message-totals'
import { listMessageConversations } from '@/lib/metrics/list-message-conversations'
import { listMessages, type MessagesInput } from '@/lib/metrics/list-messages'
import type { MessageFilter } from '@/lib/metrics/message-filter'
import { readMessageRows } from '@/lib/metrics/read-message-rows'
import { indexWords } from '@/lib/words/index-words'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import {
  ads,
  beginning,
  drawer,
  matchesFilter,
  nodes,
  readWorld,
  tell,
  tellWorld,
  users,
  type WorldMessage,
} from './message-world'

const database = useDatabase()
const days = { from: '2026-11-10', to: '2026-11-13' }
let cast: Cast
let world: WorldMessage[]

beforeAll(async () => {
  cast = await castPlayers(database.owner, { timeZone: 'UTC' })
  await tellWorld(cast.alice.scope, cast.bot.connectionId, { seed: 20, count: 450 })
  // Some words are in the index, others are still due.
  await indexWords(cast.alice.scope, { now: Date.now() + 7_200_000 })
  await tellWorld(cast.alice.scope, cast.bot.connectionId, { seed: 21, count: 500 })
  world = await readWorld(database.owner, cast.workspace.id)
})

/** One filter alone, each thing that can be asked for at least once. */
function singles(): Partial<MessageFilter>[] {
  const { connectionId } = cast.bot
  const conversations = world.flatMap(({ conversation }) => conversation?.id ?? [])
  return [
    {},
    { to: '2026-11-10' },
    { from: '2026-11-12', to: '2026-11-12' },
    ...(['whatsapp', 'instagram', 'web', 'telegram'] as const).map((channel) => ({ channel })),
    ...(['user', 'bot', 'agent'] as const).map((by) => ({ by })),
    ...nodes.map((node) => ({ nodes: [node] })),
    { nodes: nodes.slice(0, 2).map((node) => `${connectionId}/${node}`) },
    { nodes: ['NOWHERE'] },
    { nodes: ['welcome'] },
    { conversation: conversations[3] },
    { conversation: '00000000-0000-4000-8000-000000000000' },
    { message: world[70]?.id },
    { message: '20-00' },
    { message: '%' },
    ...users.map((person) => ({ person })),
    { person: 'nobody' },
    ...(['ads', 'organic', 'proactive'] as const).map((source) => ({ source })),
    ...ads.map((ad) => ({ ad })),
    { ad: '12021000000000001' },
    ...(['present', 'absent', 'ad', 'post'] as const).map((referral) => ({ referral })),
    { broken: true },
    { broken: false },
    ...[
      [0, 1],
      [0, 0.3],
      [0.29, 0.29],
      [0.57, 0.58],
      [1, 1],
      [0.001, 0.009],
    ].map(([from = 0, to = 1]) => ({ confidence: { from, to } })),
    ...[
      'order',
      'ORDER the',
      'ship',
      'naïve',
      '100',
      '%',
      '_',
      '\\',
      'a_b',
      'nowhere',
      'order order',
      'x'.repeat(1_000),
    ].map((search) => ({ search })),
    ...['"Order"', '"the blue"', '"100%"', '"#12"', '"rder"', '"ship" the', '"a_b-order"', '".*"', '"'].map(
      (search) => ({
        search,
      }),
    ),
  ]
}

function ask(filter: Partial<MessageFilter>): MessageFilter {
  return { view: 'messages', ...days, ...filter }
}

function expected(filter: MessageFilter): WorldMessage[] {
  return world
    .filter((message) => matchesFilter(message, filter))
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
}

const idsOf = (rows: { messageId: string }[]) => rows.map(({ messageId }) => messageId)

async function readThrough(input: MessagesInput): Promise<string[]> {
  const ids: string[] = []
  let after: string | undefined
  do {
    const { rows, next } = await listMessages(cast.alice.scope, { ...input, after })
    ids.push(...idsOf(rows))
    after = next ?? undefined
  } while (after !== undefined)
  return ids
}

describe('against the plainest way', () => {
  test('the world has something of everything, or the rest would prove little', () => {
    const found = singles().map((filter) => expected(ask(filter)).length)
    expect(world.length).toBeGreaterThan(300)
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(found.length * 0.6)
  })

  test('each filter by itself', async () => {
    for (const single of singles()) {
      const filter = ask(single)
      const ids = await readThrough({ filter, limit: 60 })
      expect({ filter, ids }).toEqual({ filter, ids: expected(filter).map(({ id }) => id) })
    }
  })

  test('filters together, in either order, and what is counted of them', async () => {
    const { draw, chance } = drawer(5)
    for (let turn = 0; turn < 80; turn += 1) {
      const filter = ask(
        Object.assign({}, draw(singles()), draw(singles()), chance(0.5) ? draw(singles()) : {}),
      )
      const found = expected(filter)
      const oldest = await readThrough({ filter, sort: 'oldest', limit: 200 })
      expect({ filter, ids: oldest }).toEqual({ filter, ids: found.map(({ id }) => id).reverse() })
      const conversations = new Set(found.flatMap(({ conversation }) => conversation?.id ?? []))
      const fromAds = new Set(
        found.flatMap((one) => (one.conversation?.source === 'ads' ? one.conversation.id : [])),
      )
      expect({ filter, ...(await getMessageTotals(cast.alice.scope, filter)) }).toEqual({
        filter,
        messages: found.length,
        conversations: conversations.size,
        users: new Set(found.map(({ user }) => user)).size,
        conversationsFromAds: fromAds.size,
        isExact: true,
      })
    }
  })

  test('the conversations of what matches, those that began in the days', async () => {
    for (const single of singles()) {
      const filter = { ...ask({ from: '2026-11-11', ...single }), view: 'conversations' as const }
      const from = Date.parse(`${filter.from}T00:00:00Z`)
      const begun = expected(filter).filter(
        ({ conversation }) => conversation && conversation.startedAt >= from,
      )
      const ids = new Set(begun.map(({ conversation }) => conversation?.id))
      const found: string[] = []
      let after: string | undefined
      do {
        const { rows, next } = await listMessageConversations(cast.alice.scope, { filter, after, limit: 7 })
        found.push(...rows.map(({ id }) => id))
        after = next ?? undefined
      } while (after !== undefined)
      expect({ filter, found: [...found].sort() }).toEqual({ filter, found: [...ids].sort() })
      expect(await countMessages(cast.alice.scope, filter)).toEqual({ count: ids.size, isExact: true })
    }
  })

  test('a file holds the same rows, oldest first', async () => {
    for (const filter of [
      ask({}),
      ask({ search: 'order' }),
      ask({ by: 'agent' }),
      ask({ nodes: ['NOWHERE'] }),
    ]) {
      const ids: unknown[] = []
      for await (const rows of readMessageRows(cast.alice.scope, filter))
        ids.push(...rows.map((row) => row.messageId))
      expect(ids).toEqual(
        expected(filter)
          .map(({ id }) => id)
          .reverse(),
      )
    }
  })
})

describe('pages', () => {
  test('lead on and back over every message once, though others come in between', async () => {
    const filter = ask({ by: 'user' })
    const input = { filter, limit: 5 }
    const first = await listMessages(cast.alice.scope, input)
    const second = await listMessages(cast.alice.scope, { ...input, after: first.next ?? '' })
    await tell(cast.alice.scope, cast.bot.connectionId, [
      {
        type: 'message',
        id: 'newest',
        at: beginning + 4 * 86_400_000 - 1,
        channel: 'web',
        user: { id: 'late' },
        message: { from: 'user', text: 'Newest of all' },
      },
    ])
    const again = await listMessages(cast.alice.scope, { ...input, before: second.previous ?? '' })
    expect(again.rows).toEqual(first.rows)
    expect(again.previous).not.toBeNull()
    const head = await listMessages(cast.alice.scope, { ...input, before: again.previous ?? '' })
    expect(idsOf(head.rows)).toEqual(['newest'])
    expect(idsOf((await listMessages(cast.alice.scope, { ...input, after: first.next ?? '' })).rows)).toEqual(
      idsOf(second.rows),
    )
  })

  test.each(['', '%', 'x'.repeat(5_000), Buffer.from('2026-02-30 00:00:00+00 x y').toString('base64url')])(
    'begin at the beginning for a cursor of a stranger',
    async (after) => {
      const { rows, previous } = await listMessages(cast.alice.scope, { filter: ask({}), limit: 1, after })
      expect([rows.length, previous]).toEqual([1, null])
    },
  )

  test('say when more is there than is counted', async () => {
    expect(await countMessages(cast.alice.scope, ask({}), { atMost: 10 })).toEqual({
      count: 10,
      isExact: false,
    })
    expect(await countMessages(cast.alice.scope, ask({ search: 'order' }), { atMost: 10 })).toEqual({
      count: 10,
      isExact: false,
    })
  })
})

describe('what a reader may not see', () => {
  beforeAll(async () => {
    const said = (id: string, text: string) => ({
      type: 'message',
      id,
      at: Date.UTC(2026, 9, 1) + Number(id.slice(-1)),
      channel: 'whatsapp',
      user: { id: '919812345678', name: 'Call 98123 45678' },
      message: { from: 'user', text },
      referral: { kind: 'ad', id: '120210000000000017' },
    })
    await tell(cast.alice.scope, cast.bot.connectionId, [
      said('p-1', 'My number is 98123 45678 indeed'),
      said('p-2', 'Write to taylor@example.com please'),
    ])
  })

  const october = { view: 'messages' as const, from: '2026-10-01', to: '2026-10-01' }

  test('is masked in bodies, names and identifiers, and ids of ads never are', async () => {
    const { rows } = await listMessages(cast.bob.scope, { filter: october })
    expect(rows.map(({ body, person, referral }) => [body, person, referral?.id])).toEqual([
      [
        'Write to [e-mail address] please',
        { name: 'Call [phone number]', identifier: '[phone number]' },
        ads[0],
      ],
      [
        'My number is [phone number] indeed',
        { name: 'Call [phone number]', identifier: '[phone number]' },
        ads[0],
      ],
    ])
    const files: unknown[] = []
    for await (const batch of readMessageRows(cast.bob.scope, october))
      files.push(...batch.map(({ body }) => body))
    expect(files).toEqual(['My number is [phone number] indeed', 'Write to [e-mail address] please'])
  })

  test.each([
    ['98123', ['p-1'], []],
    ['"98123 45678"', ['p-1'], []],
    ['taylor', ['p-2'], []],
    ['example', ['p-2'], []],
    ['indeed number', ['p-1'], ['p-1']],
  ])('is not found by a search for %s either', async (search, byAlice, byBob) => {
    for (const [scope, found] of [
      [cast.alice.scope, byAlice],
      [cast.bob.scope, byBob],
    ] as const) {
      expect(idsOf((await listMessages(scope, { filter: { ...october, search } })).rows)).toEqual(found)
      expect((await getMessageTotals(scope, { ...october, search })).messages).toBe(found.length)
    }
  })
})
