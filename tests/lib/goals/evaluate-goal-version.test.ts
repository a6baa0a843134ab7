import { setImmediate, setTimeout } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { getGoal } from '@/lib/goals/get-goal'
import { saveGoal } from '@/lib/goals/save-goal'
import { jobs } from '@/lib/jobs/job-list'
import { startWorker } from '@/lib/jobs/start-worker'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addConversation, addNode } from '../metrics/fixtures'
import { deliver, type PersonsEvent } from '../pipeline/deliver-events'

const database = useDatabase()
let cast: Cast
let scope: Scope

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
  for (const [index, nodeId] of ['ORDER', 'PAID'].entries())
    await addNode(scope, { number: index + 1, connectionId: cast.bot.connectionId, nodeId })
  // Nodes that events bring from now on get the numbers behind these.
  await database.owner`update ingest_turns set next_node_number = 3 where workspace_id = ${cast.workspace.id}`
})

const save = (...nodeIds: string[]) =>
  saveGoal(scope, {
    operator: 'AND',
    conditions: [{ operator: 'AND', subConditions: nodeIds.map((nodeId) => ({ nodeId })) }],
  })

const startAt = (second: number) => new Date(Date.UTC(2026, 9, 20, 9, 0, second)).toISOString()

async function addHistory(count: number): Promise<void> {
  for (let second = 0; second < count; second += 1)
    await addConversation(scope, { startedAt: startAt(second), path: [1], source: 'ads', adId: '17' })
}

const counters = () => database.owner<{ version: number; goals: number }[]>`
  select version, sum(goals)::int as goals from goal_source_counters
  where workspace_id = ${cast.workspace.id} group by version order by version`

test('tells how far it is, and never parts conversations that started at one instant', async () => {
  await addHistory(3)
  await addConversation(scope, { startedAt: startAt(1), path: [2] })
  await save('ORDER')
  const progress: unknown[] = []
  await evaluateGoalVersion(scope, 1, {
    chunkSize: 2,
    onProgress: async (step) => {
      const { live, building } = await getGoal(scope)
      progress.push([step, live, building?.progress])
    },
  })
  expect(progress).toEqual([
    [{ evaluated: 3, total: 4 }, null, { evaluated: 3, total: 4 }],
    [{ evaluated: 4, total: 4 }, null, { evaluated: 4, total: 4 }],
  ])
  expect(await counters()).toEqual([{ version: 1, goals: 3 }])
})

test('leaves the live goal its figures until the switch, and takes them away after it', async () => {
  await addHistory(2)
  await save('ORDER')
  await evaluateGoalVersion(scope, 1)
  await save('PAID')
  await evaluateGoalVersion(scope, 2, {
    onProgress: async () => {
      expect(await getGoal(scope)).toMatchObject({ live: { version: 1 }, building: { version: 2 } })
      expect(await counters()).toEqual([{ version: 1, goals: 2 }])
    },
  })
  expect(await getGoal(scope)).toMatchObject({ live: { version: 2 }, building: null })
  expect(await counters()).toEqual([])
})

test('stops at the next chunk when a newer version is saved', async () => {
  await addHistory(4)
  await save('ORDER')
  let chunks = 0
  const onProgress = async () => {
    chunks += 1
    await save('PAID')
  }
  await evaluateGoalVersion(scope, 1, { chunkSize: 1, onProgress })
  expect(chunks).toBe(1)
  expect(await counters()).toEqual([])
  expect(await getGoal(scope)).toMatchObject({ live: null, building: { version: 2, progress: null } })
})

test('begins again after a crash, in the middle or just before the switch', async () => {
  await addHistory(3)
  await save('ORDER')
  for (const crashAt of [1, 3]) {
    let chunks = 0
    const onProgress = async () => {
      chunks += 1
      if (chunks === crashAt) throw new Error('The worker is killed.')
    }
    await expect(evaluateGoalVersion(scope, 1, { chunkSize: 1, onProgress })).rejects.toThrow('killed')
    expect(await getGoal(scope)).toMatchObject({ building: { progress: { evaluated: crashAt, total: 3 } } })
  }
  await evaluateGoalVersion(scope, 1)
  expect(await counters()).toEqual([{ version: 1, goals: 3 }])
})

test('of two runs for one version the second leaves at once', async () => {
  await addHistory(2)
  await save('ORDER')
  let ofSecond = 0
  const second = () =>
    evaluateGoalVersion(scope, 1, {
      onProgress: async () => {
        ofSecond += 1
      },
    })
  await evaluateGoalVersion(scope, 1, { chunkSize: 1, onProgress: second })
  expect(ofSecond).toBe(0)
  expect(await counters()).toEqual([{ version: 1, goals: 2 }])
})

test('counts right while deliveries arrive at the same time', async () => {
  const persons = 5
  await addHistory(40)
  await save('ORDER')
  let isDone = false
  let arrived = 0
  // However slow the machine is, some arrive before the end.
  const onProgress = async () => {
    while (arrived < 4) await setImmediate()
  }
  const evaluated = evaluateGoalVersion(scope, 1, { chunkSize: 2, onProgress }).finally(() => {
    isDone = true
  })
  while (!isDone && arrived < 200) {
    const visit = { person: `p${arrived % persons}`, at: Date.parse(startAt(arrived)), sequence: null }
    const events: PersonsEvent[] = [
      { ...visit, id: `m${arrived}`, type: 'message', from: 'user' },
      { ...visit, id: `n${arrived}`, type: 'node', node: 'ORDER' },
    ]
    await deliver(scope, cast.bot.connectionId, [events])
    arrived += 1
  }
  await evaluated
  expect(arrived).toBeGreaterThan(3)
  expect(await getGoal(scope)).toMatchObject({ live: { version: 1 } })
  expect(await verifyCounters(scope)).toEqual([])
  // Each of the five has one conversation, however many visits.
  expect(await counters()).toEqual([{ version: 1, goals: 40 + Math.min(arrived, 5) }])
})

test('begins when nobody else writes', async () => {
  await addHistory(1)
  await save('ORDER')
  const { id } = cast.workspace
  const written = Promise.withResolvers<void>()
  const holding = Promise.withResolvers<void>()
  const writer = database.owner.begin(async (sql) => {
    await sql`select workspace_id from ingest_turns where workspace_id = ${id} for update`
    holding.resolve()
    await written.promise
  })
  await holding.promise
  const evaluated = evaluateGoalVersion(scope, 1)
  await setTimeout(300)
  expect(await getGoal(scope)).toMatchObject({ building: { progress: null } })
  written.resolve()
  await Promise.all([writer, evaluated])
  expect(await getGoal(scope)).toMatchObject({ live: { version: 1 } })
})

test('is the work of the worker, which finds the order in its list', async () => {
  await addHistory(1)
  await save('ORDER')
  const worker = await startWorker(database.appUrl)
  await expect.poll(() => getGoal(scope), { timeout: 10_000 }).toMatchObject({ live: { version: 1 } })
  await worker.stop()
  await worker.ended
})

test('is ordered again when the order was lost', async () => {
  await save('ORDER')
  const orders = () => database.owner<{ key: string }[]>`
    select key from graphile_worker.jobs where key like ${`%${cast.workspace.id}%`}`
  const before = await orders()
  await database.owner`select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs`
  expect(await orders()).toEqual([])
  await jobs['resume-goals']?.({}, {} as never)
  expect(await orders()).toEqual(before)
})
