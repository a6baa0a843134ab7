import { beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { countConversations } from '@/lib/metrics/count-conversations'
import { type ConversationsInput, listConversations } from '@/lib/metrics/list-conversations'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAccountAd } from './ad-cost-fixtures'
import {
  addAd,
  addConversation,
  addGoalAdCount,
  addGoalSourceCount,
  addGoalVersion,
  addNode,
  addPerson,
} from './fixtures'

const database = useDatabase()
const november = { from: '2026-11-01', to: '2026-11-30' }
let cast: Cast

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const numbersOf = (rows: { id: string }[]) => rows.map((row) => Number(row.id.slice(-12)))
const list = async (input: Partial<ConversationsInput> = {}) =>
  numbersOf((await listConversations(cast.alice.scope, { ...november, ...input })).rows)

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  const { scope } = cast.alice
  const taylor = await addPerson(scope, { identifiers: ['919876543210', 'bsuid-1'] })
  await addNode(scope, { number: 1, connectionId: cast.bot.connectionId, nodeId: 'WELCOME', name: 'Welcome' })
  await addNode(scope, { number: 2, connectionId: cast.bot.connectionId, nodeId: 'ASK_SIZE' })
  await addAd(scope, { adId: '120210000000000017', headline: 'Autumn at Fab Cart' })
  await addConversation(scope, {
    id: id(1),
    personId: taylor.id,
    startedAt: '2026-11-20T09:15:02.120001Z',
    closedAt: '2026-11-20T09:20:00Z',
    channel: 'instagram',
    source: 'ads',
    sourceReason: 'ad_on_first_message',
    adId: '120210000000000017',
    platform: 'instagram',
    path: [1, 2],
    userMessages: 3,
    botMessages: 4,
    agentMessages: 5,
  })
  // Three within one microsecond's reach of each other, two of them at the same one.
  await addConversation(scope, { id: id(2), startedAt: '2026-11-20T09:15:02.120002Z', path: [1] })
  await addConversation(scope, { id: id(3), startedAt: '2026-11-20T09:15:02.120002Z', personId: taylor.id })
  await addConversation(scope, {
    id: id(4),
    startedAt: '2026-11-10T00:00:00Z',
    source: 'proactive',
    path: [2, 1],
  })
  // The first and last instants of November in Berlin, and their neighbours outside.
  await addConversation(scope, { id: id(5), startedAt: '2026-10-31T23:00:00Z' })
  await addConversation(scope, { id: id(6), startedAt: '2026-11-30T22:59:59.999999Z' })
  await addConversation(scope, { id: id(7), startedAt: '2026-10-31T22:59:59.999999Z' })
  await addConversation(scope, { id: id(8), startedAt: '2026-11-30T23:00:00Z' })
  await addConversation(cast.charlie.scope, { id: id(9), startedAt: '2026-11-20T09:15:02Z' })
})

describe('lists', () => {
  test('what a row says', async () => {
    const { rows } = await listConversations(cast.alice.scope, { ...november, source: 'ads' })
    expect(rows).toEqual([
      {
        id: id(1),
        startedAt: '2026-11-20T09:15:02.120001Z',
        closedAt: '2026-11-20T09:20:00.000Z',
        personName: 'Taylor',
        channel: 'instagram',
        source: 'ads',
        adId: '120210000000000017',
        adName: 'Autumn at Fab Cart',
        platform: 'instagram',
        lastNode: 'ASK_SIZE',
        pathLength: 2,
        userMessages: 3,
        botMessages: 4,
        agentMessages: 5,
        goal: null,
      },
    ])
  })

  test("the days of the workspace's zone, newest first", async () => {
    expect(await list()).toEqual([6, 3, 2, 1, 4, 5])
  })

  test.each<[string, Partial<ConversationsInput>, number[]]>([
    ['the oldest first', { sort: 'oldest' }, [5, 4, 1, 2, 3, 6]],
    ['one day', { from: '2026-11-10', to: '2026-11-10' }, [4]],
    ['one channel', { channel: 'instagram' }, [1]],
    ['one source', { source: 'proactive' }, [4]],
    ['one ad', { adIds: ['120210000000000017'] }, [1]],
    ['an ad that is not there', { adIds: ['120210000000000018'] }, []],
    ['an ad with an id of 5 KB', { adIds: ['1'.repeat(5_000)] }, []],
    ['a node', { nodeId: 'WELCOME' }, [2, 1, 4]],
    ['a node that is not there', { nodeId: 'welcome' }, []],
    ['a person by phone number', { person: '919876543210' }, [3, 1]],
    ['a person by a number as people write it', { person: '+91 98765-43210' }, [3, 1]],
    ['a person by another identifier', { person: 'bsuid-1' }, [3, 1]],
    ['a person and a source', { person: 'bsuid-1', source: 'organic' }, [3]],
    ['nobody by part of an identifier', { person: '9198765' }, []],
    ['nobody by wildcards', { person: '%' }, []],
    ['nothing by NUL', { person: '\0' }, []],
    ['nothing by a node of NUL', { nodeId: '\0' }, []],
    ['nothing by an ad of NUL', { adIds: ['\0'] }, []],
    [
      'the beginning for a cursor of a stranger',
      { after: "'; drop table conversations" },
      [6, 3, 2, 1, 4, 5],
    ],
  ])('%s', async (_, input, expected) => {
    expect(await list(input)).toEqual(expected)
  })

  test.each(['newest', 'oldest'] as const)(
    'every conversation once, there and back, the %s first',
    async (sort) => {
      const all = await list({ sort })
      for (const limit of [1, 2, 4]) {
        const seen: number[] = []
        let page = await listConversations(cast.alice.scope, { ...november, sort, limit })
        expect(page.previous).toBeNull()
        for (;;) {
          seen.push(...numbersOf(page.rows))
          if (!page.next) break
          page = await listConversations(cast.alice.scope, { ...november, sort, limit, after: page.next })
        }
        expect(seen).toEqual(all)
        const back = numbersOf(page.rows)
        while (page.previous) {
          page = await listConversations(cast.alice.scope, {
            ...november,
            sort,
            limit,
            before: page.previous,
          })
          back.unshift(...numbersOf(page.rows))
        }
        expect(back).toEqual(all)
      }
    },
  )
})

describe('counts over all pages', () => {
  test.each<[string, Partial<ConversationsInput>, number | null]>([
    ['all', {}, 6],
    ['one channel', { channel: 'instagram' }, 1],
    ['one source', { source: 'organic' }, 4],
    ['one ad', { adIds: ['120210000000000017'] }, 1],
    ['one ad of a source that has none', { adIds: ['120210000000000017'], source: 'organic' }, 0],
    ['an ad that cannot be', { adIds: ['\0'] }, 0],
    ['not those of a person', { person: 'bsuid-1' }, null],
    ['not those of a node', { nodeId: 'WELCOME' }, null],
  ])('%s', async (_, input, expected) => {
    expect(await countConversations(cast.alice.scope, { ...november, ...input })).toBe(expected)
  })
})

describe('the goal', () => {
  const ofGoal = { version: 3, name: 'Size or welcome twice' }
  let scope: Scope
  const listed = async (input: Partial<ConversationsInput> = {}) =>
    numbersOf((await listConversations(scope, { ...november, ...input })).rows)
  const counted = (input: Partial<ConversationsInput>) => countConversations(scope, { ...november, ...input })

  beforeAll(async () => {
    const { alice, bot } = await castPlayers(database.owner)
    scope = alice.scope
    const { connectionId } = bot
    await addNode(scope, { number: 1, connectionId, nodeId: 'A' })
    await addNode(scope, { number: 2, connectionId, nodeId: 'B' })
    const ofAd = { source: 'ads' as const, adId: '120210000000000017' }
    const paths = { 11: [1, 2], 12: [2, 1], 13: [1], 14: [] }
    for (const [number, path] of Object.entries(paths))
      await addConversation(scope, { id: id(Number(number)), ...ofAd, platform: 'facebook', path })
    await addConversation(scope, { id: id(15), path: [2, 2, 1] })
  })

  test('without one, nothing reached it and nothing missed it', async () => {
    expect(await listed({ goal: 'reached' })).toEqual([])
    expect(await listed({ goal: 'missed' })).toEqual([])
    expect(await counted({ goal: 'missed' })).toBeNull()
  })

  test('says of each when it was reached, and filters; a version being counted does not count', async () => {
    const subConditions = [{ nodeId: 'A' }, { nodeId: 'B' }]
    const both = { operator: 'AND' as const, conditions: [{ operator: 'AND' as const, subConditions }] }
    const day = { day: '2026-11-20', channel: 'whatsapp' }
    await addGoalVersion(scope, { ...ofGoal, expression: both })
    await addGoalVersion(scope, { version: 4, state: 'building', expression: both })
    await addGoalSourceCount(scope, { ...day, version: 3, source: 'organic', goals: 1 })
    await addGoalSourceCount(scope, { ...day, version: 4, source: 'organic', goals: 1000 })
    await addGoalAdCount(scope, {
      ...day,
      version: 3,
      adId: '120210000000000017',
      platform: 'facebook',
      goals: 2,
    })

    const { rows } = await listConversations(scope, { ...november, sort: 'oldest' })
    expect(rows.map(({ goal }) => goal)).toEqual([
      { reached: true, reachedAt: '2026-11-20T09:15:12.120Z' },
      { reached: true, reachedAt: '2026-11-20T09:15:12.120Z' },
      { reached: false, reachedAt: null },
      { reached: false, reachedAt: null },
      { reached: true, reachedAt: '2026-11-20T09:15:22.120Z' },
    ])
    expect(rows[0]).not.toHaveProperty('path')
  })

  test.each<[string, Partial<ConversationsInput>, number[], number | null]>([
    ['reached', { goal: 'reached' }, [15, 12, 11], 3],
    ['missed', { goal: 'missed' }, [14, 13], 2],
    ['reached, of a source', { goal: 'reached', source: 'organic' }, [15], 1],
    ['missed, of a source', { goal: 'missed', source: 'organic' }, [], 0],
    ['reached, of an ad', { goal: 'reached', adIds: ['120210000000000017'] }, [12, 11], 2],
    ['missed, of a platform', { goal: 'missed', source: 'ads', platforms: ['facebook'] }, [14, 13], 2],
    ['of a platform that is not there', { source: 'ads', platforms: ['instagram'] }, [], 0],
    [
      'of a platform of any source, which no counter tells',
      { platforms: ['facebook'] },
      [14, 13, 12, 11],
      null,
    ],
    ['reached, with a node', { goal: 'reached', nodeId: 'B' }, [15, 12, 11], null],
    ['of a platform of NUL', { source: 'ads', platforms: ['\0'] }, [], 0],
  ])('%s', async (_, input, numbers, count) => {
    expect(await listed(input)).toEqual(numbers)
    expect(await counted(input)).toBe(count)
  })
})

test('of a campaign or an ad set: the conversations of all its ads, in the list and in its count', async () => {
  const { scope } = cast.alice
  const [campaignId, adSetId] = ['23850000000000001', '23850000000000011']
  await addAccountAd(scope, { adId: '120210000000000017', accountId: '1', campaignId, adSetId })
  for (const chosen of [{ campaignIds: [campaignId] }, { adSetIds: [adSetId, '1'] }]) {
    expect(numbersOf((await listConversations(scope, { ...november, ...chosen })).rows)).toEqual([1])
    expect(await countConversations(scope, { ...november, ...chosen })).toBe(1)
  }
  const nothing = { ...november, campaignIds: ['23850000000000002'] }
  expect((await listConversations(scope, nothing)).rows).toEqual([])
  expect(await countConversations(scope, nothing)).toBe(0)
  expect(
    numbersOf((await listConversations(cast.charlie.scope, { ...november, campaignIds: [campaignId] })).rows),
  ).toEqual([])
})

test('Charlie sees none of it, by whatever name', async () => {
  const { scope } = cast.charlie
  expect(numbersOf((await listConversations(scope, november)).rows)).toEqual([9])
  expect((await listConversations(scope, { ...november, person: 'bsuid-1' })).rows).toEqual([])
  expect((await listConversations(scope, { ...november, nodeId: 'WELCOME' })).rows).toEqual([])
  expect((await listConversations(scope, { ...november, adIds: ['120210000000000017'] })).rows).toEqual([])
})
