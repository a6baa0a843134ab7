import { beforeAll, expect, test } from 'vitest'
import { getConversationalSource } from '@/lib/metrics/get-conversational-source'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addConversation, addGoalSourceCount, addGoalVersion, addSourceCount } from './fixtures'

const database = useDatabase()
const november = { from: '2026-11-19', to: '2026-11-21' }
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  const { scope } = cast.alice
  const count = (
    day: string,
    channel: string,
    source: 'ads' | 'organic' | 'proactive',
    conversations: number,
  ) => addSourceCount(scope, { day, channel, source, conversations })
  await count('2026-11-18', 'whatsapp', 'ads', 1000)
  await count('2026-11-19', 'whatsapp', 'ads', 3)
  await count('2026-11-19', 'instagram', 'ads', 4)
  await count('2026-11-19', 'instagram', 'organic', 5)
  await count('2026-11-21', 'instagram', 'proactive', 6)
  await count('2026-11-22', 'whatsapp', 'ads', 1000)
})

test('counts every day of the period and no other, zeros included', async () => {
  expect(await getConversationalSource(cast.alice.scope, november)).toEqual({
    ...november,
    timeZone: 'Europe/Berlin',
    total: 18,
    sources: { ads: 7, organic: 5, proactive: 6 },
    goals: null,
    days: [
      { day: '2026-11-19', ads: 7, organic: 5, proactive: 0, goals: null },
      { day: '2026-11-20', ads: 0, organic: 0, proactive: 0, goals: null },
      { day: '2026-11-21', ads: 0, organic: 0, proactive: 6, goals: null },
    ],
  })
})

test('counts one channel', async () => {
  const { total, sources } = await getConversationalSource(cast.alice.scope, {
    ...november,
    channel: 'instagram',
  })
  expect({ total, sources }).toEqual({ total: 15, sources: { ads: 4, organic: 5, proactive: 6 } })
})

test('counts the goals of each source, channel and day, by the live version alone', async () => {
  const { scope } = (await castPlayers(database.owner)).alice
  await addGoalVersion(scope, { version: 1, state: 'building' })
  expect((await getConversationalSource(scope, november)).goals).toBeNull()
  await addGoalVersion(scope, { version: 2 })
  expect((await getConversationalSource(scope, november)).goals).toEqual({ ads: 0, organic: 0, proactive: 0 })
  const count = (day: string, channel: string, source: 'ads' | 'organic', goals: number, version = 2) =>
    addGoalSourceCount(scope, { version, day, channel, source, goals })
  await count('2026-11-18', 'whatsapp', 'ads', 1000)
  await count('2026-11-19', 'whatsapp', 'ads', 1)
  await count('2026-11-19', 'whatsapp', 'ads', 1000, 1)
  await count('2026-11-19', 'instagram', 'organic', 2)
  await count('2026-11-21', 'instagram', 'ads', 3)
  const { goals, days } = await getConversationalSource(scope, november)
  expect(goals).toEqual({ ads: 4, organic: 2, proactive: 0 })
  expect(days.map((day) => day.goals)).toEqual([3, 0, 3])
  const ofChannel = await getConversationalSource(scope, { ...november, channel: 'instagram' })
  expect(ofChannel.goals).toEqual({ ads: 3, organic: 2, proactive: 0 })
})

test('Bob, who only looks, sees the same; Charlie of another workspace sees zeros', async () => {
  expect((await getConversationalSource(cast.bob.scope, november)).total).toBe(18)
  expect((await getConversationalSource(cast.charlie.scope, november)).total).toBe(0)
})

test('reads no conversations: one that no counter counts is not there', async () => {
  const other = await castPlayers(database.owner)
  await addConversation(other.alice.scope, { startedAt: '2026-11-20T10:00:00Z' })
  await database.owner`delete from source_counters where workspace_id = ${other.workspace.id}`
  expect((await getConversationalSource(other.alice.scope, november)).total).toBe(0)
})
