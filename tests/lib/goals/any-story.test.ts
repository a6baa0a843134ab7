import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { getGoal } from '@/lib/goals/get-goal'
import { listGoalVersions } from '@/lib/goals/list-goal-versions'
import { saveGoal } from '@/lib/goals/save-goal'
import { compareGoals } from '@/lib/metrics/compare-goals'
import { explainGoal } from '@/lib/metrics/explain-goal'
import { previewGoal } from '@/lib/metrics/preview-goal'
import { sources } from '@/lib/metrics/sources'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { deliver, type PersonsEvent } from '../pipeline/deliver-events'
import { type ModelConversation, modelConversations } from '../pipeline/reference-model'
import { goalTree, nodeNames, toExpression } from './random-goals'
import {
  isReached,
  type ModelGoal,
  missingLeaves,
  momentOf,
  momentOfCondition,
  momentOfNode,
  type Visit,
  visitsOf,
} from './reference-model'

/**
 * Goals saved while conversations arrive, in any order and over any edge of the clock: whatever happens, the
 * figures are those of the definition.
 */

const database = useDatabase()
const minute = 60_000

/** Days on which the clock is turned, by an hour or by half of one, and a zone without any of it. */
const places = [
  { zone: 'Europe/Berlin', day: '2026-10-25' },
  { zone: 'America/New_York', day: '2026-11-01' },
  { zone: 'Australia/Lord_Howe', day: '2026-10-04' },
  { zone: 'Asia/Kolkata', day: '2026-10-25' },
]

/** Minutes from the day's beginning: around both midnights, and around the turn of the clock. */
const minutes = [-121, -60, -1, 0, 1, 59, 60, 90, 120, 150, 1409, 1410, 1439, 1440, 1499, 1500, 1501, 1560]

const persons = ['ann', 'ben', 'cem']

const eventShape = fc.record({
  person: fc.constantFrom(...persons),
  minutes: fc.constantFrom(...minutes),
  milliseconds: fc.constantFrom(0, 0, 0, 1, 999, 30_000),
  sequence: fc.constantFrom(null, 0, 1),
  speaks: fc.constantFrom(true, false, false, false),
  node: fc.constantFrom(...nodeNames),
  platformConversation: fc.constantFrom(undefined, undefined, 'c1', 'c2'),
  ad: fc.option(fc.constantFrom('120210000000000017', '120210000000000024'), { nil: undefined, freq: 3 }),
  platform: fc.constantFrom(undefined, 'instagram'),
})

/** What happens between two chunks of the evaluation, or while nothing is evaluated. */
const deed = fc.constantFrom('deliver', 'deliver', 'deliver', 'save', 'crash', 'nothing')

const story = fc.record({
  place: fc.constantFrom(...places),
  shapes: fc.array(eventShape, { minLength: 4, maxLength: 24 }),
  batchSize: fc.integer({ min: 1, max: 4 }),
  goals: fc.array(goalTree, { minLength: 1, maxLength: 4 }),
  asked: goalTree,
  chunkSize: fc.integer({ min: 1, max: 3 }),
  deeds: fc.array(deed, { maxLength: 14 }),
})

type Story = typeof story extends fc.Arbitrary<infer T> ? T : never
type Shape = Story['shapes'][number]

function toEvent(midnight: number, shape: Shape, index: number): PersonsEvent {
  const { person, sequence, platformConversation, node, ad, platform } = shape
  const at = midnight + shape.minutes * minute + shape.milliseconds
  const touch = ad ? { touch: { kind: 'ad' as const, id: ad, platform } } : {}
  const common = { person, id: `e${index}`, at, sequence, platformConversation, ...touch }
  return shape.speaks ? { ...common, type: 'message', from: 'user' } : { ...common, type: 'node', node }
}

class Crash extends Error {}

/** A workspace in which a story is told, and what the models need to know of it. */
class Telling {
  readonly told: PersonsEvent[] = []
  readonly saved = new Map<number, ModelGoal>()

  constructor(
    readonly scope: Scope,
    private readonly connectionId: string,
    private readonly waiting: PersonsEvent[][],
    private readonly goals: ModelGoal[],
  ) {}

  async deliverNext(): Promise<boolean> {
    const batch = this.waiting.shift()
    if (!batch) return false
    await deliver(this.scope, this.connectionId, [batch])
    this.told.push(...batch)
    return true
  }

  async saveNext(): Promise<void> {
    const goal = this.goals.shift()
    if (!goal) return
    const saved = await saveGoal(this.scope, toExpression(goal))
    if (saved.outcome === 'saved') this.saved.set(saved.version.version, goal)
  }

  async do(what: Story['deeds'][number] | undefined): Promise<void> {
    if (what === 'deliver') await this.deliverNext()
    if (what === 'save') await this.saveNext()
    if (what === 'crash') throw new Crash()
  }
}

async function tell({ place, shapes, batchSize, goals, chunkSize, deeds }: Story): Promise<Telling> {
  const midnight = Temporal.PlainDate.from(place.day).toZonedDateTime(place.zone).epochMilliseconds
  const events = shapes.map((shape, index) => toEvent(midnight, shape, index))
  const batches = Array.from({ length: Math.ceil(events.length / batchSize) }, (_, index) =>
    events.slice(index * batchSize, (index + 1) * batchSize),
  )
  const { alice, bot } = await castPlayers(database.owner, { timeZone: place.zone })
  await deliver(alice.scope, bot.connectionId, [nameNodes(midnight)])
  const telling = new Telling(alice.scope, bot.connectionId, batches, [...goals])
  for (let round = 0; round < shapes.length / 3; round += 1) await telling.deliverNext()
  await telling.saveNext()
  await evaluate(telling, chunkSize, [...deeds])
  while (await telling.deliverNext());
  return telling
}

/** Every node is known from the start, from events of somebody who has no conversation. */
function nameNodes(at: number): PersonsEvent[] {
  return nodeNames.map((node) => ({
    ...{ person: 'nobody', id: `name ${node}`, at, sequence: null },
    ...{ type: 'node' as const, node },
  }))
}

/** Works as the worker does until nothing is left to do, while deeds happen between the chunks. */
async function evaluate(telling: Telling, chunkSize: number, deeds: Story['deeds']): Promise<void> {
  const { scope } = telling
  for (;;) {
    const { building } = await getGoal(scope)
    if (!building && deeds.length === 0) return
    const ignoreCrash = (error: unknown) => {
      if (!(error instanceof Crash)) throw error
    }
    if (!building) await telling.do(deeds.shift()).catch(ignoreCrash)
    else {
      const onProgress = async (progress: { evaluated: number; total: number }) => {
        expect(progress.evaluated).toBeLessThanOrEqual(progress.total)
        await telling.do(deeds.shift())
      }
      await evaluateGoalVersion(scope, building.version, { chunkSize, onProgress }).catch(ignoreCrash)
    }
    expect(await verifyCounters(scope)).toEqual([])
  }
}

interface Known extends ModelConversation {
  day: string
  visits: Visit[]
}

function listKnown({ told, scope }: Telling): Known[] {
  return persons.flatMap((person) => {
    const events = told.filter((event) => event.person === person)
    return modelConversations(events, 24 * 60 * minute).map((conversation) => ({
      ...conversation,
      day: Temporal.Instant.fromEpochMilliseconds(conversation.startedAt)
        .toZonedDateTimeISO(scope.timeZone)
        .toPlainDate()
        .toString(),
      visits: visitsOf(conversation, events),
    }))
  })
}

test('the figures of goals are those of the definition, whatever arrives while they are built', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const telling = await tell(told)
      const known = listKnown(telling)
      const { live } = await getGoal(telling.scope)
      const goal = telling.saved.get(live?.version ?? 0)
      if (!live || !goal) throw new Error('No goal went live.')
      expect(await verifyCounters(telling.scope)).toEqual([])
      await expectCounters(telling, known, live.version, goal)
      await expectMoments(telling, known, goal)
      await expectPreview(telling, known, told, goal)
      await expectVersions(telling, known, told)
    }),
    { numRuns: 60 },
  )
}, 240_000)

async function expectCounters(telling: Telling, known: Known[], version: number, goal: ModelGoal) {
  const rows = await database.owner<{ key: string; goals: number }[]>`
    select concat_ws(' ', version, day, source) as key, goals from goal_source_counters
    where workspace_id = ${telling.scope.workspaceId} and goals <> 0
    union all
    select concat_ws(' ', version, day, ad_id, platform), goals from goal_ad_counters
    where workspace_id = ${telling.scope.workspaceId} and goals <> 0`
  const expected = new Map<string, number>()
  const add = (key: string) => expected.set(key, (expected.get(key) ?? 0) + 1)
  for (const { day, source, ad, platform, visits } of known) {
    if (!isReached(goal, visits)) continue
    add(`${version} ${day} ${source}`)
    if (source === 'ads') add(`${version} ${day} ${ad} ${platform ?? ''}`)
  }
  expect(new Map(rows.map(({ key, goals }) => [key, goals]))).toEqual(expected)
}

async function expectMoments({ scope }: Telling, known: Known[], goal: ModelGoal) {
  const stored = await inWorkspace(scope, async ({ sql }) => {
    const rows = await sql<{ startedAt: string; path: number[]; pathSeconds: number[] }[]>`
      select started_at as "startedAt", path, path_seconds as "pathSeconds" from conversations
      where workspace_id = ${scope.workspaceId}`
    const explained: string[] = []
    for (const row of rows) {
      const why = await explainGoal(sql, scope, row)
      const conditions = why?.conditions.map(({ at, nodes }) => [at, ...nodes.map((node) => node.at)])
      explained.push(JSON.stringify([why?.reached, why?.reachedAt, conditions]))
    }
    return explained
  })
  const expected = known.map(({ startedAt, visits }) => {
    // A path knows whole seconds since the start.
    const instant = (at: number | null) =>
      at === null ? null : new Date(startedAt + Math.floor((at - startedAt) / 1000) * 1000).toISOString()
    const conditions = goal.conditions.map(({ nodes }, index) => [
      instant(momentOfCondition(goal, index, visits)),
      ...nodes.map((node) => instant(momentOfNode(node, visits))),
    ])
    return JSON.stringify([isReached(goal, visits), instant(momentOf(goal, visits)), conditions])
  })
  expect(stored.sort()).toEqual(expected.sort())
}

async function expectPreview({ scope }: Telling, known: Known[], { place, asked }: Story, live: ModelGoal) {
  const inPeriod = known.filter(({ day }) => day === place.day)
  const period = { from: place.day, to: place.day }
  const preview = await previewGoal(scope, { expression: toExpression(asked), ...period })
  const effectOf = (some: Known[]) => ({
    conversations: some.length,
    reached: some.filter(({ visits }) => isReached(asked, visits)).length,
    wasReached: some.filter(({ visits }) => isReached(live, visits)).length,
  })
  expect(preview).toMatchObject(effectOf(inPeriod))
  for (const source of sources)
    expect(preview.bySource[source]).toEqual(effectOf(inPeriod.filter((one) => one.source === source)))
  const near = inPeriod.filter(({ visits }) => missingLeaves(asked, visits).length > 0)
  const startsOf = (some: { startedAt: string | number }[]) =>
    some.map(({ startedAt }) => new Date(startedAt).getTime()).sort((a, b) => b - a)
  const reached = inPeriod.filter(({ visits }) => isReached(asked, visits))
  expect(startsOf(preview.examples.reached)).toEqual(startsOf(reached).slice(0, 10))
  expect(startsOf(preview.examples.nearMisses)).toEqual(startsOf(near).slice(0, 10))
  const visited = new Set(known.flatMap(({ visits }) => visits.map(({ node }) => node)))
  expect(preview.problems.some(({ sentence }) => sentence.includes('ever visited'))).toBe(
    asked.conditions.some(({ word, nodes }) =>
      word === 'AND' ? !nodes.every((node) => visited.has(node)) : !nodes.some((node) => visited.has(node)),
    ),
  )
}

async function expectVersions({ scope, saved }: Telling, known: Known[], { place }: Story) {
  const versions = (await listGoalVersions(scope)).map(({ version }) => version)
  const from = Temporal.PlainDate.from(place.day).subtract({ days: 1 }).toString()
  const figures = await compareGoals(scope, { versions, from, to: place.day })
  const inPeriod = known.filter(({ day }) => day >= from && day <= place.day)
  const reachedBy = (goal: ModelGoal | undefined) =>
    inPeriod.filter(({ visits }) => goal && isReached(goal, visits)).length
  expect(figures.map(({ version, reached }) => [version, reached])).toEqual(
    versions.map((version) => [version, reachedBy(saved.get(version))]),
  )
}
