import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { countConversations } from '@/lib/metrics/count-conversations'
import type { FunnelFilter } from '@/lib/metrics/funnel-filter'
import { getUserJourney } from '@/lib/metrics/get-user-journey'
import { listConversations } from '@/lib/metrics/list-conversations'
import { listWaysOut } from '@/lib/metrics/list-ways-out'
import { previewJourney } from '@/lib/metrics/preview-journey'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addJourney, addNode } from './fixtures'
import {
  localDay,
  type ModelPerson,
  type ModelQuestion,
  modelFunnel,
  modelPersons,
  modelWaysOut,
} from './funnel-model'
import { nodes, uuid, type World, world, zones } from './funnel-worlds'

/** What lib/metrics says of random worlds, against a model that was written apart from it. */

const database = useDatabase()

/** A workspace for each zone, with a journey whose steps and ads each world replaces. */
interface Stage {
  scope: Scope
  connectionId: string
  journeyId: string
}

const stages = new Map<string, Stage>()

beforeAll(async () => {
  for (const { timeZone } of zones) {
    const { alice, bot } = await castPlayers(database.owner, { timeZone })
    for (const [index, nodeId] of nodes.entries())
      await addNode(alice.scope, {
        number: index + 1,
        connectionId: bot.connectionId,
        nodeId,
        name: `Node ${nodeId}`,
      })
    const journey = await addJourney(alice.scope, { name: 'Buy' })
    stages.set(timeZone, { scope: alice.scope, connectionId: bot.connectionId, journeyId: journey.id })
  }
})

test('the days of the model are days', () => {
  expect(localDay(Date.parse('2026-10-24T18:30:00Z'), 'Asia/Kolkata')).toBe('2026-10-25')
  expect(localDay(Date.parse('2026-10-24T18:29:59.999Z'), 'Asia/Kolkata')).toBe('2026-10-24')
})

test('persons, steps, states, ways out and the conversations behind them agree with the model', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      const stage = await build(given)
      const question = toQuestion(given, given.asked ?? given.linked)
      const persons = modelPersons(given.conversations, question)
      await compareFunnel(stage, given, question)
      await compareWaysOut(stage, given, persons)
      await compareConversations(stage, given, persons)
      await comparePreview(stage, given)
    }),
    { numRuns: 150 },
  )
}, 240_000)

async function compareFunnel(stage: Stage, given: World, question: ModelQuestion) {
  const answer = await getUserJourney(stage.scope, toInput(stage, given))
  const model = modelFunnel(given.conversations, question)
  expect(answer).toMatchObject({
    ...model,
    from: given.from,
    to: given.to,
    timeZone: given.timeZone,
    journey: { id: stage.journeyId, name: 'Buy', windowHours: given.windowHours },
    steps: model.steps.map((step, index) => ({
      ...step,
      nodes: given.steps[index]?.map((nodeId) => ({ connectionId: stage.connectionId, nodeId })),
    })),
  })
  expect(model.completed + model.dropped + model.open).toBe(model.persons)
}

async function compareWaysOut(stage: Stage, given: World, persons: ModelPerson[]) {
  for (let step = 0; step <= given.steps.length; step++) {
    const { total, ways } = await listWaysOut(stage.scope, { ...toInput(stage, given), step })
    const model = modelWaysOut(persons, step)
    expect(new Map(ways.map((way) => [way.node?.nodeId ?? null, way.persons]))).toEqual(model)
    expect(ways).toHaveLength(model.size)
    expect(total).toBe(
      persons.filter(({ furthest, state }) => state === 'dropped' && furthest === step).length,
    )
  }
}

async function compareConversations(stage: Stage, given: World, persons: ModelPerson[]) {
  const isAt = (step?: number) => (person: ModelPerson) => step === undefined || person.furthest === step
  const steps = [...given.steps.keys(), given.steps.length]
  const numbers: [Pick<FunnelFilter, 'state' | 'step' | 'next'>, ModelPerson[]][] = [
    [{ state: 'completed' }, persons.filter(({ state }) => state === 'completed')],
    ...[undefined, ...steps].flatMap((step): typeof numbers => [
      [{ state: 'reached', step }, persons.filter(({ furthest }) => furthest >= (step ?? 0))],
      [{ state: 'open', step }, persons.filter(({ state }) => state === 'open').filter(isAt(step))],
      [{ state: 'dropped', step }, persons.filter(({ state }) => state === 'dropped').filter(isAt(step))],
    ]),
    ...persons.map(({ furthest: step, next }): (typeof numbers)[number] => [
      { state: 'dropped', step, next: next === null ? 'silence' : { ...stage, nodeId: next } },
      persons.filter((person) => person.state === 'dropped' && person.next === next).filter(isAt(step)),
    ]),
  ]
  // Each is a question of its own; a few a world are enough.
  const offset = given.conversations.length
  for (const [number, expected] of numbers.filter((_, index) => (index + offset) % 4 === 0)) {
    const { from, to, channel } = given
    const { journeyId, adIds, now } = toInput(stage, given)
    const input = { from, to, channel, funnel: { journeyId, adIds, now, ...number }, limit: 200 }
    const { rows } = await listConversations(stage.scope, input)
    expect(rows.map(({ id }) => id).sort()).toEqual(expected.map(({ conversation }) => conversation).sort())
    expect(await countConversations(stage.scope, input)).toBe(expected.length)
  }
}

/** Of the beginning of the journey, without the node that is not there, as in an editor. */
async function comparePreview({ scope }: Stage, given: World) {
  const { windowHours, asked: adIds, from, to, now, linked } = given
  const known = given.steps.map((step) => step.filter((nodeId) => nodeId !== 'GONE'))
  const steps = known.filter((step) => step.length > 0).slice(0, linked.length)
  const preview = await previewJourney(scope, {
    steps: steps.map((step) => ({ nodes: step.map((nodeId) => ({ nodeId })) })),
    windowHours,
    adIds,
    from,
    to,
    now,
  })
  const question = { ...toQuestion(given, adIds ?? null), steps, channel: undefined }
  const { persons, completed, dropped, open, steps: reached } = modelFunnel(given.conversations, question)
  const expected = {
    persons,
    completed,
    dropped,
    open,
    steps: reached.map((step) => ({ reached: step.reached })),
  }
  expect(preview).toEqual(expected)
}

function toQuestion(given: World, asked: string[] | null): ModelQuestion {
  const { steps, windowHours, from, to, channel, timeZone, now } = given
  return { steps, windowHours, ads: asked, from, to, channel, timeZone, now }
}

function toInput({ journeyId }: Stage, { asked, from, to, channel, now }: World) {
  return { journeyId, adIds: asked, from, to, channel, now }
}

async function build({ timeZone, conversations, steps, windowHours, linked }: World): Promise<Stage> {
  const stage = stages.get(timeZone)
  if (!stage) throw new Error(`no workspace in ${timeZone}`)
  const { scope, connectionId, journeyId } = stage
  const { workspaceId } = scope
  const rows = conversations.map((one) => ({
    ...one,
    person: uuid(one.person),
    startDay: localDay(one.startedAt, timeZone),
    path: `{${one.visits.map(({ node }) => nodes.indexOf(node as (typeof nodes)[number]) + 1).join()}}`,
    seconds: `{${one.visits.map(({ second }) => second).join()}}`,
  }))
  const stored = steps.map((step) => ({ nodes: step.map((nodeId) => ({ connectionId, nodeId })) }))
  await database.owner.begin(async (sql) => {
    await sql`delete from conversations where workspace_id = ${workspaceId}`
    await sql`
      insert into conversations (workspace_id, id, person_id, connection_id, channel, started_at, start_day, last_at,
        source, source_reason, ad_id, path, path_seconds, user_messages, bot_messages, agent_messages)
      select ${workspaceId}, id, person, ${connectionId}::uuid, channel, to_timestamp("startedAt" / 1000), "startDay",
        to_timestamp("startedAt" / 1000), source, 'no_touch', ad, path::int[], seconds::int[], 1, 1, 0
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (
        id uuid, person uuid, channel text, "startedAt" float8, "startDay" date, source text, ad text, path text,
        seconds text)`
    await sql`
      update journeys set steps = ${JSON.stringify(stored)}::text::jsonb, window_hours = ${windowHours}
      where workspace_id = ${workspaceId}`
    await sql`delete from ad_links where workspace_id = ${workspaceId}`
    await sql`
      insert into ad_links (workspace_id, ad_id, journey_id, linked_at, linked_by)
      select ${workspaceId}, ad, ${journeyId}::uuid, now(), 'key:1' from unnest(${linked}::text[]) as ad`
  })
  return stage
}
