import { beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { InvalidInputError } from '@/lib/errors'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import type { GoalExpression, Operator } from '@/lib/goals/goal-schema'
import { saveGoal } from '@/lib/goals/save-goal'
import { previewGoal } from '@/lib/metrics/preview-goal'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAd, addConnection, addConversation, addNode, addPerson } from './fixtures'

const database = useDatabase()
const period = { from: '2026-11-20', to: '2026-11-21' }
const at = (time: string) => `2026-11-20T${time}Z`
let cast: Cast
let scope: Scope

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
  const { connectionId } = cast.bot
  for (const [index, nodeId] of ['WELCOME', 'ASK_SIZE', 'ORDER', 'PAID', 'GHOST'].entries())
    await addNode(scope, { number: index + 1, connectionId, nodeId })
  const second = await addConnection(scope, { name: 'Second bot' })
  await addNode(scope, { number: 6, connectionId: second.id, nodeId: 'CALL' })
  await addAd(scope, { adId: '17', headline: 'Autumn' })
  const person = await addPerson(scope, { name: 'call +919876543210' })
  await addConversation(scope, {
    personId: person.id,
    startedAt: at('09:00:00.250'),
    source: 'ads',
    adId: '17',
    path: [1, 3, 2, 3, 4],
    pathSeconds: [0, 5, 9, 12, 30],
  })
  await addConversation(scope, { startedAt: at('10:00'), path: [1, 3], source: 'proactive' })
  await addConversation(scope, { startedAt: at('11:00'), path: [1, 2], channel: 'web' })
  await addConversation(scope, { startedAt: at('12:00'), path: [6] })
  await addConversation(scope, { startedAt: '2026-11-22T09:00Z', path: [3, 4] })
})

const goal = (operator: Operator, ...conditions: [Operator, ...string[]][]): GoalExpression => ({
  operator,
  conditions: conditions.map(([inner, ...nodeIds]) => ({
    operator: inner,
    subConditions: nodeIds.map((nodeId) => ({ nodeId })),
  })),
})

const preview = (expression: GoalExpression) => previewGoal(scope, { expression, ...period })

describe('the effect of a goal', () => {
  test('is counted per source, and nothing is said of a live goal while there is none', async () => {
    const found = await preview(goal('AND', ['OR', 'ORDER', 'ASK_SIZE'], ['AND', 'WELCOME']))
    expect(found).toMatchObject({
      ...period,
      timeZone: 'Europe/Berlin',
      conversations: 4,
      reached: 3,
      wasReached: null,
      bySource: {
        ads: { conversations: 1, reached: 1, wasReached: null },
        organic: { conversations: 2, reached: 1, wasReached: null },
        proactive: { conversations: 1, reached: 1, wasReached: null },
      },
      problems: [],
    })
  })

  test('can be that of one channel', async () => {
    const expression = goal('AND', ['OR', 'ORDER', 'ASK_SIZE'])
    const found = await previewGoal(scope, { expression, ...period, channel: 'web' })
    expect(found).toMatchObject({ conversations: 1, reached: 1 })
    expect(found.examples.reached).toHaveLength(1)
  })

  test('stands beside what the live goal says', async () => {
    await saveGoal(scope, goal('AND', ['AND', 'PAID']))
    await evaluateGoalVersion(scope, 1)
    const found = await preview(goal('AND', ['AND', 'ORDER']))
    expect(found).toMatchObject({ reached: 2, wasReached: 1 })
    expect(found.bySource).toMatchObject({ ads: { wasReached: 1 }, organic: { wasReached: 0 } })
  })

  test('is not asked of nodes that are not known', async () => {
    const asked = preview(goal('AND', ['AND', 'ORDER', 'NOWHERE']))
    await expect(asked).rejects.toThrow(InvalidInputError)
    await expect(asked).rejects.toMatchObject({
      fields: {
        'conditions.0.subConditions.1.nodeId': 'The bot has no node of this id, as far as its events tell.',
      },
    })
  })
})

describe('examples', () => {
  test('say when each leaf became true, the newest conversation first', async () => {
    const { examples } = await preview(goal('AND', ['OR', 'PAID', 'ORDER'], ['AND', 'ORDER', 'WELCOME']))
    expect(examples.reached.map(({ startedAt }) => startedAt)).toEqual([
      '2026-11-20T10:00:00.000Z',
      '2026-11-20T09:00:00.250Z',
    ])
    expect(examples.reached[1]).toEqual({
      id: expect.any(String),
      startedAt: '2026-11-20T09:00:00.250Z',
      personName: 'call +919876543210',
      source: 'ads',
      adName: 'Autumn',
      reachedAt: '2026-11-20T09:00:05.250Z',
      missing: null,
      conditions: [
        { at: '2026-11-20T09:00:05.250Z', nodes: ['2026-11-20T09:00:30.250Z', '2026-11-20T09:00:05.250Z'] },
        { at: '2026-11-20T09:00:05.250Z', nodes: ['2026-11-20T09:00:05.250Z', '2026-11-20T09:00:00.250Z'] },
      ],
    })
  })

  test('of near misses name the one leaf that was missing', async () => {
    const { examples } = await preview(goal('AND', ['AND', 'WELCOME'], ['AND', 'ASK_SIZE', 'ORDER']))
    expect(
      examples.nearMisses.map(({ startedAt, missing }) => [startedAt.slice(11, 16), missing?.nodeId]),
    ).toEqual([
      ['11:00', 'ORDER'],
      ['10:00', 'ASK_SIZE'],
    ])
  })

  test('hide personal data from those who may not see it', async () => {
    const expression = goal('AND', ['AND', 'PAID'])
    const { examples } = await previewGoal(cast.bob.scope, { expression, ...period })
    expect(examples.reached.map(({ personName }) => personName)).toEqual(['call [phone number]'])
  })
})

describe('impossible trees', () => {
  const never = 'No conversation has ever visited this node, so none can meet this condition.'

  test('need a node that nobody ever visited', async () => {
    const { problems } = await preview(
      goal('OR', ['AND', 'ORDER', 'GHOST'], ['OR', 'ORDER', 'GHOST'], ['OR', 'GHOST']),
    )
    expect(problems).toEqual([
      { path: ['conditions', 0, 'subConditions', 1, 'nodeId'], sentence: never },
      { path: ['conditions', 2, 'subConditions', 0, 'nodeId'], sentence: never },
    ])
  })

  test('are not those whose node was visited outside the period', async () => {
    const { startedAt } = await addConversation(scope, { startedAt: '2025-01-01T00:00Z', path: [5] })
    const { problems, reached } = await preview(goal('AND', ['AND', 'GHOST']))
    await database.owner`delete from conversations where started_at = ${startedAt}`
    expect({ problems, reached }).toEqual({ problems: [], reached: 0 })
  })

  test('ask for nodes of two bots in one conversation, where none has both', async () => {
    const { problems } = await preview(goal('AND', ['AND', 'ORDER', 'CALL']))
    expect(problems).toEqual([
      {
        path: ['conditions', 0],
        sentence:
          'These nodes belong to different bots, and none of the latest 20,000 conversations visited all of them.',
      },
    ])
    const parted = await preview(goal('AND', ['AND', 'ORDER'], ['OR', 'CALL']))
    expect(parted.problems).toEqual([
      {
        path: null,
        sentence:
          'The conditions need nodes of different bots, and none of the latest 20,000 conversations met all of them.',
      },
    ])
    const either = await preview(goal('OR', ['AND', 'ORDER'], ['AND', 'CALL']))
    expect(either.problems).toEqual([])
  })

  test('and conditions that say the same twice are pointed out', async () => {
    const { problems } = await preview(
      goal('OR', ['AND', 'ORDER'], ['AND', 'ORDER', 'PAID'], ['OR', 'ORDER'], ['AND', 'PAID', 'ORDER']),
    )
    expect(problems).toEqual([
      { path: ['conditions', 2], sentence: 'This says the same as condition 1.' },
      { path: ['conditions', 3], sentence: 'This says the same as condition 2.' },
    ])
  })
})
