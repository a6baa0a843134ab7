import { beforeAll, expect, test } from 'vitest'
import { InvalidInputError, NotFoundError } from '@/lib/errors'
import { saveGoal } from '@/lib/goals/save-goal'
import { compareGoals } from '@/lib/metrics/compare-goals'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addConversation, addNode } from './fixtures'

const database = useDatabase()
const period = { from: '2026-11-20', to: '2026-11-20' }
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  const { scope } = cast.alice
  const { connectionId } = cast.bot
  for (const [index, nodeId] of ['ORDER', 'PAID'].entries()) {
    await addNode(scope, { number: index + 1, connectionId, nodeId })
    await saveGoal(scope, {
      operator: 'AND',
      conditions: [{ operator: 'AND', subConditions: [{ nodeId }] }],
    })
  }
  await addConversation(scope, { path: [1], source: 'ads', adId: '17' })
  await addConversation(scope, { path: [1, 2], channel: 'web' })
  await addConversation(scope, { path: [1, 2], startedAt: '2026-11-21T09:00Z' })
})

test('counts for each version what it says of the period, in the order asked', async () => {
  const { scope } = cast.alice
  expect(await compareGoals(scope, { versions: [2, 1], ...period })).toEqual([
    { version: 2, reached: 1, bySource: { ads: 0, organic: 1, proactive: 0 } },
    { version: 1, reached: 2, bySource: { ads: 1, organic: 1, proactive: 0 } },
  ])
  expect(await compareGoals(scope, { versions: [1], ...period, channel: 'web' })).toEqual([
    { version: 1, reached: 1, bySource: { ads: 0, organic: 1, proactive: 0 } },
  ])
  expect(await compareGoals(scope, { versions: [], ...period })).toEqual([])
})

test('refuses versions that are not there, of others, and more than can be read', async () => {
  const versions = Array.from({ length: 11 }, (_, index) => index)
  await expect(compareGoals(cast.alice.scope, { versions: [3], ...period })).rejects.toThrow(NotFoundError)
  await expect(compareGoals(cast.charlie.scope, { versions: [1], ...period })).rejects.toThrow(NotFoundError)
  await expect(compareGoals(cast.alice.scope, { versions, ...period })).rejects.toThrow(InvalidInputError)
})
