import { beforeEach, describe, expect, test } from 'vitest'
import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { sumUpWeek } from '@/lib/ads/sum-days'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { saveGoal } from '@/lib/goals/save-goal'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAdAccount, addAdDay } from './ad-cost-fixtures'
import { addAdCount, addConversation, addNode, addSourceCount } from './fixtures'

const database = useDatabase()

test('finds nothing where every conversation is counted', async () => {
  const { alice } = await castPlayers(database.owner)
  const ad = { source: 'ads' as const, adId: '120210000000000017' }
  await addConversation(alice.scope)
  await addConversation(alice.scope, ad)
  await addConversation(alice.scope, { ...ad, platform: 'facebook' })
  expect(await verifyCounters(alice.scope)).toEqual([])
})

test('finds what is missing, too much or in the wrong place, of this workspace alone', async () => {
  const { alice, charlie, workspace } = await castPlayers(database.owner)
  const day = '2026-11-20'
  await addConversation(alice.scope, { source: 'ads', adId: '17', platform: 'facebook' })
  await database.owner`delete from ad_counters where workspace_id = ${workspace.id}`
  await addAdCount(alice.scope, { day, channel: 'whatsapp', adId: '17', platform: '', conversations: 1 })
  await addSourceCount(alice.scope, { day, channel: 'web', source: 'organic', conversations: 2 })
  await addSourceCount(alice.scope, { day, channel: 'web', source: 'ads', conversations: 0 })
  await database.owner`
    update source_counters set conversations = 5 where workspace_id = ${workspace.id} and channel = 'whatsapp'`
  expect(await verifyCounters(alice.scope)).toEqual([
    {
      counter: 'source_counters',
      day,
      channel: 'web',
      subject: 'organic',
      platform: null,
      counted: 2,
      recounted: 0,
    },
    {
      counter: 'source_counters',
      day,
      channel: 'whatsapp',
      subject: 'ads',
      platform: null,
      counted: 5,
      recounted: 1,
    },
    {
      counter: 'ad_counters',
      day,
      channel: 'whatsapp',
      subject: '17',
      platform: '',
      counted: 1,
      recounted: 0,
    },
    {
      counter: 'ad_counters',
      day,
      channel: 'whatsapp',
      subject: '17',
      platform: 'facebook',
      counted: 0,
      recounted: 1,
    },
    {
      counter: 'ad_week_counters',
      day: '2026-11-16',
      channel: 'whatsapp',
      subject: '17',
      platform: 'facebook',
      counted: 1,
      recounted: 0,
    },
  ])
  expect(await verifyCounters(charlie.scope)).toEqual([])
})

test('finds sums of costs that are off, each figure by itself', async () => {
  const { alice, charlie } = await castPlayers(database.owner)
  const { scope } = alice
  const [day, week] = ['2026-11-20', '2026-11-16']
  await addAdAccount(scope, { accountId: '1' })
  const figures = { spendMicros: 5n, impressions: 4n, conversationsStarted: 1n }
  await addAdDay(scope, { ...figures, accountId: '1', adId: '17', day })
  await addAdDay(scope, { ...figures, accountId: '1', adId: '17', day: '2026-11-18' })
  expect(await verifyCounters(scope)).toEqual([])
  await inWorkspace(scope, ({ sql }) => sumUpWeek(sql, scope, { accountId: '1', week }))
  expect(await verifyCounters(scope)).toEqual([])
  const { workspaceId } = scope
  await database.owner`update ad_days set clicks = 7 where workspace_id = ${workspaceId} and day = ${day}`
  await database.owner`update ad_weeks set days = 9 where workspace_id = ${workspaceId}`
  const ofAd = { channel: '', platform: 'facebook' }
  expect(await verifyCounters(scope)).toEqual([
    { counter: 'ad_day_totals', day, ...ofAd, subject: '1', figure: 'clicks', counted: '0', recounted: '7' },
    {
      counter: 'ad_weeks',
      day: week,
      ...ofAd,
      subject: '17',
      figure: 'clicks',
      counted: '0',
      recounted: '7',
    },
    { counter: 'ad_weeks', day: week, ...ofAd, subject: '17', figure: 'days', counted: '9', recounted: '2' },
  ])
  expect(await verifyCounters(charlie.scope)).toEqual([])
  await database.owner`update ad_account_weeks set is_summed = false where workspace_id = ${workspaceId}`
  expect((await verifyCounters(scope)).map(({ counter }) => counter)).toEqual(['ad_day_totals'])
})

describe('counters of goals', () => {
  const adId = '17'
  const day = '2026-11-20'
  let scope: Scope

  beforeEach(async () => {
    const cast = await castPlayers(database.owner)
    scope = cast.alice.scope
    await addNode(scope, { number: 1, connectionId: cast.bot.connectionId, nodeId: 'ORDER' })
    await addConversation(scope, { path: [1], source: 'ads', adId, platform: 'facebook' })
    await addConversation(scope, { path: [2], source: 'ads', adId, platform: 'facebook' })
    const subConditions = [{ nodeId: 'ORDER' }]
    await saveGoal(scope, { operator: 'AND', conditions: [{ operator: 'AND', subConditions }] })
  })

  const spoil = () =>
    database.owner`update goal_source_counters set goals = 5 where workspace_id = ${scope.workspaceId}`

  test('are compared for the live version', async () => {
    await evaluateGoalVersion(scope, 1)
    expect(await verifyCounters(scope)).toEqual([])
    await spoil()
    await database.owner`delete from goal_ad_counters where workspace_id = ${scope.workspaceId}`
    const found = { version: 1, day, channel: 'whatsapp', recounted: 1 }
    expect(await verifyCounters(scope)).toEqual([
      { ...found, counter: 'goal_source_counters', subject: 'ads', platform: null, counted: 5 },
      { ...found, counter: 'goal_ad_counters', subject: adId, platform: 'facebook', counted: 0 },
      expect.objectContaining({ counter: 'goal_ad_week_counters', day: '2026-11-16', subject: adId }),
    ])
  })

  test('are compared for one that is being built once all history is in', async () => {
    expect(await verifyCounters(scope)).toEqual([])
    const halfway = evaluateGoalVersion(scope, 1, {
      onProgress: async () => {
        await spoil()
        throw new Error('The worker is killed.')
      },
    })
    await expect(halfway).rejects.toThrow('killed')
    expect(await verifyCounters(scope)).toMatchObject([
      { counter: 'goal_source_counters', version: 1, counted: 5, recounted: 1 },
    ])
  })
})
