import { beforeEach, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { saveGoal } from '@/lib/goals/save-goal'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { deliver, type PersonsEvent } from '../pipeline/deliver-events'

const database = useDatabase()
const midnight = Date.UTC(2026, 10, 20)
const minute = 60_000
const adId = '120210000000000017'
let cast: Cast
let scope: Scope
let told = 0

beforeEach(async () => {
  cast = await castPlayers(database.owner, { timeZone: 'UTC' })
  scope = cast.alice.scope
  await tell({ minutes: -600, person: 'nobody', type: 'node', node: 'ORDER' })
  await saveGoal(scope, {
    operator: 'AND',
    conditions: [{ operator: 'AND', subConditions: [{ nodeId: 'ORDER' }] }],
  })
  await evaluateGoalVersion(scope, 1)
})

type Told = Partial<PersonsEvent> & { minutes: number; type: PersonsEvent['type'] }

async function tell({ minutes, ...given }: Told): Promise<void> {
  told += 1
  const at = midnight + minutes * minute
  const event = { person: 'ann', id: `e${told}`, sequence: null, ...given, at }
  await deliver(scope, cast.bot.connectionId, [[event]])
}

const says = (minutes: number, given: Partial<PersonsEvent> = {}) =>
  tell({ minutes, type: 'message', from: 'user', ...given })
const orders = (minutes: number, given: Partial<PersonsEvent> = {}) =>
  tell({ minutes, type: 'node', node: 'ORDER', ...given })

/** `day source` and `day ad platform`, each with its count; and all of it as a recount has it. */
async function counted(): Promise<Record<string, number>> {
  expect(await verifyCounters(scope)).toEqual([])
  const rows = await database.owner<{ key: string; goals: number }[]>`
    select concat_ws(' ', day, source) as key, goals from goal_source_counters
    where workspace_id = ${cast.workspace.id}
    union all select concat_ws(' ', day, ad_id, platform), goals from goal_ad_counters
    where workspace_id = ${cast.workspace.id}`
  return Object.fromEntries(rows.map(({ key, goals }) => [key, goals]))
}

test('a conversation counts once it reaches the goal, and once only', async () => {
  await says(1)
  expect(await counted()).toEqual({})
  await orders(2)
  await orders(3)
  expect(await counted()).toEqual({ '2026-11-20 organic': 1 })
})

test('an ad that is told of late takes the goal with it', async () => {
  await says(1)
  await orders(2)
  await says(3, { touch: { kind: 'ad', id: adId, platform: 'instagram' } })
  expect(await counted()).toEqual({ '2026-11-20 ads': 1, [`2026-11-20 ${adId} instagram`]: 1 })
})

test('a message of the business that is told of late moves it to another source', async () => {
  await says(1)
  await orders(2)
  await tell({ minutes: -60, type: 'proactive', proactiveMessage: 'pm-1' })
  expect(await counted()).toEqual({ '2026-11-20 proactive': 1 })
})

test('an earlier message moves it to the day before', async () => {
  await says(1, { platformConversation: 'c1' })
  await orders(2, { platformConversation: 'c1' })
  await says(-1, { platformConversation: 'c1' })
  expect(await counted()).toEqual({ '2026-11-19 organic': 1 })
})

test('a visit that turns out to be of another conversation takes it along', async () => {
  await says(-1)
  await orders(10)
  expect(await counted()).toEqual({ '2026-11-19 organic': 1 })
  await says(5, { touch: { kind: 'ad', id: adId } })
  expect(await counted()).toEqual({ '2026-11-20 ads': 1, [`2026-11-20 ${adId} `]: 1 })
})

test('the version that is built is counted beside the live one', async () => {
  await says(1)
  await tell({ minutes: 2, type: 'node', node: 'PAID' })
  const subConditions = [{ nodeId: 'ORDER' }, { nodeId: 'PAID' }]
  await saveGoal(scope, { operator: 'AND', conditions: [{ operator: 'OR', subConditions }] })
  await orders(3)
  await says(4, { person: 'ben' })
  await orders(5, { person: 'ben' })
  const rows = await database.owner<{ version: number; goals: number }[]>`
    select version, goals from goal_source_counters where workspace_id = ${cast.workspace.id} order by version`
  expect(rows).toMatchObject([
    { version: 1, goals: 2 },
    { version: 2, goals: 1 },
  ])
  await evaluateGoalVersion(scope, 2)
  expect(await counted()).toEqual({ '2026-11-20 organic': 2 })
})
