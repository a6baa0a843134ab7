import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { saveGoal } from '@/lib/goals/save-goal'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { deliver, type PersonsEvent } from './deliver-events'
import { modelConversations } from './reference-model'

const database = useDatabase()
const beginning = Date.UTC(2026, 9, 20)
const minute = 60_000

/** Instants on a coarse grid that sits on the edges of the rules: 5 minutes, 24 hours, and the same instant twice. */
const instant = fc
  .tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom(0, 1, 4, 5, 6, 60, 719, 1435, 1439),
    fc.constantFrom(0, 0, 0, 1),
  )
  .map(([days, minutes, milliseconds]) => beginning + days * 1440 * minute + minutes * minute + milliseconds)

const touch = fc.record({
  kind: fc.constantFrom('ad' as const, 'ad' as const, 'post' as const, 'link' as const),
  id: fc.constantFrom('120210000000000017', '120210000000000024'),
  platform: fc.constantFrom(undefined, 'instagram', 'facebook'),
})

const eventShape = fc.record({
  person: fc.constantFrom('ann', 'ben'),
  at: instant,
  sequence: fc.constantFrom(null, null, 0, 1, 2),
  what: fc.constantFrom('user', 'user', 'user', 'bot', 'node', 'node', 'proactive', 'closed'),
  platformConversation: fc.constantFrom(undefined, undefined, undefined, undefined, 'c1', 'c2'),
  node: fc.constantFrom(undefined, 'WELCOME', 'ORDER'),
  touch: fc.option(touch, { nil: undefined, freq: 3 }),
  replyTo: fc.constantFrom(undefined, undefined, 'pm-1', 'pm-2'),
})

type Shape = typeof eventShape extends fc.Arbitrary<infer T> ? T : never

function toEvent(shape: Shape, index: number): PersonsEvent {
  const { person, at, sequence, platformConversation, what } = shape
  const common = { person, id: `e${index}`, at, sequence, platformConversation }
  const carried = shape.touch ? { touch: shape.touch } : {}
  if (what === 'node') return { ...common, ...carried, type: 'node', node: shape.node ?? 'WELCOME' }
  if (what === 'proactive')
    return { ...common, type: 'proactive', proactiveMessage: index % 2 ? 'pm-1' : 'pm-2' }
  if (what === 'closed') return { ...common, type: 'conversation.closed' }
  const speaks =
    what === 'user' ? { from: 'user' as const, replyTo: shape.replyTo } : { from: 'bot' as const }
  return { ...common, ...carried, ...speaks, type: 'message', node: shape.node }
}

/** A goal that is counted from before the first event on; its nodes are told of where no conversation is. */
async function saveLiveGoal(scope: Scope, connectionId: string): Promise<void> {
  const nodes = ['WELCOME', 'ORDER']
  const seen = nodes.map((node, index) => ({
    ...{ person: 'nobody', id: `n${index}`, at: beginning, sequence: null },
    ...{ type: 'node' as const, node },
  }))
  await deliver(scope, connectionId, [seen])
  const subConditions = nodes.map((nodeId) => ({ nodeId }))
  await saveGoal(scope, { operator: 'AND', conditions: [{ operator: 'AND', subConditions }] })
  await evaluateGoalVersion(scope, 1)
}

/** Everything derived, with generated ids replaced by what they stand for. */
async function readBack(scope: Scope) {
  const { owner } = database
  const workspace = scope.workspaceId
  const conversations = await owner`
    select pi.identifier as person, c.id, (extract(epoch from c.started_at) * 1000)::float8 as "startedAt",
      c.start_day::text as day, (extract(epoch from c.last_at) * 1000)::float8 as "lastAt",
      c.closed_at::text as closed, c.platform_conversation_id as platform_id, c.source, c.source_reason as reason,
      c.source_event_id as "decidedBy", c.ad_id as ad, c.platform,
      (select coalesce(array_agg(n.node_id order by o), '{}') from unnest(c.path) with ordinality as p (number, o)
        join nodes n on n.workspace_id = c.workspace_id and n.number = p.number) as path,
      c.path_seconds as seconds, c.user_messages, c.bot_messages,
      (select coalesce(array_agg(e.event_id order by e.at, coalesce(e.sequence, -1),
          case when e.sender = 'user' then 1 when t.event_id is not null then 0 else 2 end, e.event_id), '{}')
        from events e left join touches t on t.workspace_id = e.workspace_id and t.connection_id = e.connection_id
          and t.event_id = e.event_id
        where e.workspace_id = c.workspace_id and e.conversation_id = c.id) as events,
      (select coalesce(array_agg(t.event_id || ' ' || t.opening order by t.event_id), '{}') from touches t
        where t.workspace_id = c.workspace_id and t.conversation_id = c.id) as touches
    from conversations c
    join person_identifiers pi on pi.workspace_id = c.workspace_id and pi.person_id = c.person_id
    where c.workspace_id = ${workspace}
    order by pi.identifier, c.started_at, c.source_reason, c.platform_conversation_id, events`
  const sources = await owner`
    select day::text, channel, source, conversations from source_counters where workspace_id = ${workspace}
    order by 1, 2, 3`
  const ads = await owner`
    select day::text, channel, ad_id, platform, conversations from ad_counters where workspace_id = ${workspace}
    order by 1, 2, 3, 4`
  const goals = await owner`
    select day::text, channel, source, '' as platform, goals from goal_source_counters
    where workspace_id = ${workspace}
    union all select day::text, channel, ad_id, platform, goals from goal_ad_counters
    where workspace_id = ${workspace} order by 1, 2, 3, 4`
  const described = await owner`
    select 'person' as kind, pi.identifier as id, name from persons p join person_identifiers pi
      on pi.workspace_id = p.workspace_id and pi.person_id = p.id where p.workspace_id = ${workspace}
    union all select 'node', node_id, name from nodes where workspace_id = ${workspace}
    union all select 'ad', ad_id, headline from ads where workspace_id = ${workspace}
    order by 1, 2`
  const stray = await owner`
    select event_id from events where workspace_id = ${workspace} and conversation_id is null order by 1`
  return { conversations, sources, ads, goals, described, stray: stray.map((row) => row.event_id) }
}

function withoutIds(state: Awaited<ReturnType<typeof readBack>>) {
  return {
    ...state,
    conversations: state.conversations.map(({ id, ...row }) => row),
  }
}

function cut<T>(items: T[], sizes: number[]): T[][] {
  const batches: T[][] = []
  let at = 0
  for (let turn = 0; at < items.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    batches.push(items.slice(at, at + size))
    at += size
  }
  return batches
}

describe('the same events', () => {
  it('give the same rows and counters in any order, batching and repetition, and those of the definitions', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(eventShape, { minLength: 1, maxLength: 14 }),
        fc.infiniteStream(fc.nat()),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
        async (shapes, random, sizes) => {
          const events = shapes.map(toEvent)
          const orderly = [...events].sort((a, b) => a.at - b.at)
          const weights = new Map(events.map((event) => [event.id, random.next().value]))
          const shuffled = [...events].sort((a, b) => (weights.get(a.id) ?? 0) - (weights.get(b.id) ?? 0))
          const repeated = [...shuffled, ...shuffled.filter((_, index) => index % 3 === 0)]

          const once = await castPlayers(database.owner, { timeZone: 'Asia/Kolkata' })
          await saveLiveGoal(once.alice.scope, once.bot.connectionId)
          await deliver(once.alice.scope, once.bot.connectionId, cut(orderly, [1]))
          const expected = await readBack(once.alice.scope)

          const again = await castPlayers(database.owner, { timeZone: 'Asia/Kolkata' })
          await saveLiveGoal(again.alice.scope, again.bot.connectionId)
          await deliver(again.alice.scope, again.bot.connectionId, cut(repeated, sizes))
          const actual = await readBack(again.alice.scope)

          expect(withoutIds(actual)).toEqual(withoutIds(expected))
          expectModel(events, expected)
          expectCounters(expected)
          expectGoals(expected)
        },
      ),
      { numRuns: 150 },
    )
  }, 240_000)
})

function expectModel(events: PersonsEvent[], state: Awaited<ReturnType<typeof readBack>>) {
  for (const person of ['ann', 'ben']) {
    const model = modelConversations(
      events.filter((event) => event.person === person),
      24 * 60 * minute,
    )
    const facts = (one: {
      startedAt: number
      source: string
      ad: string | null
      platform: string | null
      path: string[]
      events: string[]
    }) => JSON.stringify([one.startedAt, one.source, one.ad, one.platform, one.path, one.events])
    const stored = state.conversations.filter((row) => row.person === person)
    expect(stored.map((row) => facts(row as never)).sort()).toEqual(model.map(facts).sort())
  }
}

function expectCounters(state: Awaited<ReturnType<typeof readBack>>) {
  const counted = new Map<string, number>()
  for (const row of state.conversations) {
    const key = `${row.day} ${row.source}`
    counted.set(key, (counted.get(key) ?? 0) + 1)
  }
  expect(new Map(state.sources.map((row) => [`${row.day} ${row.source}`, row.conversations]))).toEqual(
    counted,
  )
}

function expectGoals(state: Awaited<ReturnType<typeof readBack>>) {
  const counted = new Map<string, number>()
  const add = (...key: string[]) => counted.set(key.join(' '), (counted.get(key.join(' ')) ?? 0) + 1)
  for (const { day, source, ad, platform, path } of state.conversations) {
    if (!path.includes('WELCOME') || !path.includes('ORDER')) continue
    add(day, source, '')
    if (source === 'ads') add(day, ad, platform ?? '')
  }
  const stored = state.goals.map(({ day, source, platform, goals }) => [
    `${day} ${source} ${platform}`,
    goals,
  ])
  expect(new Map(stored as [string, number][])).toEqual(counted)
}
