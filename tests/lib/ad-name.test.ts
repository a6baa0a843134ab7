import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { getConversation } from '@/lib/metrics/get-conversation'
import { listConversations } from '@/lib/metrics/list-conversations'
import { previewGoal } from '@/lib/metrics/preview-goal'
import { castPlayers } from '../support/cast'
import { useDatabase } from '../support/database'
import { addAccountAd } from './metrics/ad-cost-fixtures'
import { addAd, addConversation, addNode } from './metrics/fixtures'

const database = useDatabase()
const period = { from: '2026-11-20', to: '2026-11-20' }
/** By the ad's id, what it is called. */
const names = { 1: 'By Meta', 2: 'By a touch', 3: 'By a touch', 4: 'By Meta', 5: null }
const conversationOf = new Map<string, string>()
let scope: Scope

beforeAll(async () => {
  const cast = await castPlayers(database.owner)
  scope = cast.alice.scope
  await addNode(scope, { number: 1, connectionId: cast.bot.connectionId, nodeId: 'WELCOME' })
  for (const adId of ['1', '2', '3']) await addAd(scope, { adId, headline: 'By a touch' })
  await addAccountAd(scope, { adId: '1', accountId: '7', name: 'By Meta' })
  await addAccountAd(scope, { adId: '3', accountId: '', name: '' })
  await addAccountAd(scope, { adId: '4', accountId: '7', name: 'By Meta' })
  for (const adId of Object.keys(names)) {
    const id = randomUUID()
    conversationOf.set(adId, id)
    await addConversation(scope, {
      id,
      adId,
      source: 'ads',
      sourceReason: 'ad_on_first_message',
      startedAt: '2026-11-20T09:00:00Z',
      path: [1],
      pathSeconds: [0],
    })
  }
})

test("a list of conversations has Meta's name of the ad, else the touch's", async () => {
  const { rows } = await listConversations(scope, period)
  expect(Object.fromEntries(rows.map(({ adId, adName }) => [adId, adName]))).toEqual(names)
})

test('a conversation has the same', async () => {
  for (const [adId, name] of Object.entries(names)) {
    const conversation = await getConversation(scope, conversationOf.get(adId) ?? '')
    expect(conversation?.ad).toEqual({ adId, name })
  }
})

test('so have examples of a goal', async () => {
  const subConditions = [{ nodeId: 'WELCOME' }]
  const expression = { operator: 'OR' as const, conditions: [{ operator: 'OR' as const, subConditions }] }
  const { examples } = await previewGoal(scope, { expression, ...period })
  const named = examples.reached.map(({ id, adName }) => [id, adName])
  const expected = Object.entries(names).map(([adId, name]) => [conversationOf.get(adId), name])
  expect(Object.fromEntries(named)).toEqual(Object.fromEntries(expected))
})
