import { beforeEach, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { ForbiddenError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { getGoal } from '@/lib/goals/get-goal'
import { type GoalInput, goalInputSchema } from '@/lib/goals/goal-schema'
import { listGoalVersions } from '@/lib/goals/list-goal-versions'
import { restoreGoal } from '@/lib/goals/restore-goal'
import { saveGoal } from '@/lib/goals/save-goal'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addConnection, addNode } from '../metrics/fixtures'

const database = useDatabase()
let cast: Cast
let scope: Scope

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
  for (const [index, nodeId] of ['WELCOME', 'ASK_SIZE', 'ORDER', 'PAID'].entries())
    await addNode(scope, { number: index + 1, connectionId: cast.bot.connectionId, nodeId })
})

const goal = (...nodeIds: string[]): GoalInput => ({
  operator: 'AND',
  conditions: [{ operator: 'OR', subConditions: nodeIds.map((nodeId) => ({ nodeId })) }],
})

/** Rows of every table that saving touches, to show that a refusal leaves nothing behind. */
async function stored() {
  const { id } = cast.workspace
  const [row] = await database.owner`
    select (select count(*)::int from goal_versions where workspace_id = ${id}) as versions,
      (select counted_goals from ingest_turns where workspace_id = ${id}) as counted,
      (select count(*)::int from audit_entries where workspace_id = ${id}) as deeds,
      (select count(*)::int from graphile_worker.jobs where key like ${`%${id}%`}) as jobs`
  return row
}

const nothing = { versions: 0, counted: [], deeds: 0, jobs: 0 }

async function fieldsOf(refused: Promise<unknown>) {
  const error = await refused.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(InvalidInputError)
  return (error as InvalidInputError).fields
}

describe('the first goal', () => {
  test('waits for the worker, and says so', async () => {
    const saved = await saveGoal(scope, { ...goal('ORDER', 'PAID'), name: 'Bought', value: '12.50' })
    expect(saved).toEqual({
      outcome: 'saved',
      version: {
        version: 1,
        name: 'Bought',
        expression: {
          operator: 'AND',
          conditions: [
            {
              operator: 'OR',
              subConditions: [
                { connectionId: cast.bot.connectionId, nodeId: 'ORDER' },
                { connectionId: cast.bot.connectionId, nodeId: 'PAID' },
              ],
            },
          ],
        },
        value: { amount: '12.5', currency: 'EUR' },
        state: 'building',
        restoredFrom: null,
        savedBy: 'Alice',
        savedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        liveAt: null,
        retiredAt: null,
        progress: null,
      },
    })
    expect(await getGoal(scope)).toMatchObject({ live: null, building: { version: 1 }, latest: 1 })
  })

  test('is counted for at once, is on the worker list and in the audit trail', async () => {
    await saveGoal(scope, goal('ORDER'))
    expect(await stored()).toEqual({
      versions: 1,
      counted: [{ version: 1, operator: 'AND', conditions: [{ operator: 'OR', nodes: [3] }] }],
      deeds: 1,
      jobs: 1,
    })
    const [deed] = await database.owner`
      select actor, deed, subject, detail from audit_entries where workspace_id = ${cast.workspace.id}`
    expect(deed).toEqual({
      actor: `user:${cast.alice.user.id}`,
      deed: 'goal.saved',
      subject: '1',
      detail: { name: 'Goal', restoredFrom: null },
    })
  })

  test('goes live when it is counted, also where there is nothing to count', async () => {
    await saveGoal(scope, goal('ORDER'))
    await evaluateGoalVersion(scope, 1)
    const { live, building, latest } = await getGoal(scope)
    expect({ building, latest }).toEqual({ building: null, latest: 1 })
    expect(live).toMatchObject({ version: 1, state: 'live', liveAt: expect.any(String), progress: null })
  })
})

describe('a goal after it', () => {
  beforeEach(async () => {
    await saveGoal(scope, { ...goal('ORDER'), name: 'Ordered', value: '499' })
    await evaluateGoalVersion(scope, 1)
  })

  test('leaves the live one in place until it is counted', async () => {
    await saveGoal(scope, { ...goal('PAID'), basedOnVersion: 1 })
    expect(await getGoal(scope)).toMatchObject({ live: { version: 1 }, building: { version: 2 }, latest: 2 })
    expect(await stored()).toMatchObject({ counted: [{ version: 1 }, { version: 2 }] })
    await evaluateGoalVersion(scope, 2)
    expect(await getGoal(scope)).toMatchObject({ live: { version: 2 }, building: null, latest: 2 })
    expect(await stored()).toMatchObject({ counted: [{ version: 2 }] })
    expect(await listGoalVersions(scope)).toMatchObject([
      { version: 2, state: 'live', retiredAt: null },
      { version: 1, state: 'retired', retiredAt: expect.any(String) },
    ])
  })

  test('keeps the name unless it has one, and drops a value that it does not name', async () => {
    const saved = await saveGoal(scope, goal('PAID'))
    expect(saved).toMatchObject({ version: { name: 'Ordered', value: null } })
  })

  test('takes the place of one that is still being built', async () => {
    await saveGoal(scope, { ...goal('PAID'), basedOnVersion: 1 })
    await saveGoal(scope, { ...goal('WELCOME'), basedOnVersion: 2 })
    expect(await listGoalVersions(scope)).toMatchObject([
      { version: 3, state: 'building' },
      { version: 2, state: 'abandoned' },
      { version: 1, state: 'live' },
    ])
    expect(await stored()).toMatchObject({ counted: [{ version: 1 }, { version: 3 }] })
    await evaluateGoalVersion(scope, 2)
    expect(await getGoal(scope)).toMatchObject({ live: { version: 1 }, building: { version: 3 } })
  })

  test('is refused with theirs when somebody saved another meanwhile', async () => {
    await saveGoal(scope, { ...goal('PAID'), basedOnVersion: 1 })
    const before = await stored()
    const { expression } = (await getGoal(scope)).building ?? {}
    const second = await saveGoal(scope, { ...goal('WELCOME'), basedOnVersion: 1 })
    expect(second).toMatchObject({ outcome: 'stale', theirs: { version: 2, savedBy: 'Alice', expression } })
    expect(await stored()).toEqual(before)
  })

  test('is the same one when sent twice, one after the other or at once', async () => {
    const input = { ...goal('PAID', 'ORDER'), basedOnVersion: 1, value: '7' }
    const outcomes = await Promise.all([saveGoal(scope, input), saveGoal(scope, input)])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['saved', 'unchanged'])
    expect(await saveGoal(scope, { ...input, value: '7.00' })).toMatchObject({
      outcome: 'unchanged',
      version: { version: 2 },
    })
    expect(await stored()).toMatchObject({ versions: 2, deeds: 2, jobs: 2 })
  })

  test('of two at once only one is saved', async () => {
    const outcomes = await Promise.all(
      ['PAID', 'WELCOME'].map((node) => saveGoal(scope, { ...goal(node), basedOnVersion: 1 })),
    )
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['saved', 'stale'])
  })
})

describe('restoring', () => {
  test('saves what an earlier version says as a new one', async () => {
    await saveGoal(scope, { ...goal('ORDER'), name: 'Ordered', value: '499' })
    await saveGoal(scope, { ...goal('PAID'), name: 'Paid' })
    const restored = await restoreGoal(scope, { version: 1, basedOnVersion: 2 })
    expect(restored).toMatchObject({
      outcome: 'saved',
      version: { version: 3, name: 'Ordered', value: { amount: '499' }, restoredFrom: 1, state: 'building' },
    })
    expect(await restoreGoal(scope, { version: 1, basedOnVersion: 2 })).toMatchObject({
      outcome: 'unchanged',
    })
    expect(await restoreGoal(scope, { version: 2, basedOnVersion: 2 })).toMatchObject({ outcome: 'stale' })
  })

  test('needs a version that there is', async () => {
    await expect(restoreGoal(scope, { version: 1 })).rejects.toThrow(NotFoundError)
  })
})

describe('who saved it', () => {
  test('is named: a key, the admin command, or somebody whose account is gone', async () => {
    await saveGoal(scope, goal('ORDER'))
    await saveGoal(scope, goal('PAID'))
    await saveGoal(scope, goal('WELCOME'))
    await database.owner`
      update goal_versions set saved_by = (array['key:1', 'job:admin command', 'user:' || gen_random_uuid()])[version]
      where workspace_id = ${cast.workspace.id}`
    const names = (await listGoalVersions(scope)).map(({ savedBy }) => savedBy)
    expect(names).toEqual(['somebody who is gone', 'the admin command', 'an API key'])
  })

  test('must have the right to', async () => {
    await expect(saveGoal(cast.bob.scope, goal('ORDER'))).rejects.toThrow(ForbiddenError)
    expect(await stored()).toEqual(nothing)
  })
})

describe('nodes that are not known here', () => {
  test('have their sentence beside the field, and nothing is saved', async () => {
    await addNode(cast.charlie.scope, {
      number: 1,
      connectionId: cast.otherBot.connectionId,
      nodeId: 'ELSEWHERE',
    })
    const unknown = 'The bot has no node of this id, as far as its events tell.'
    const refused = saveGoal(scope, {
      operator: 'OR',
      conditions: [
        { operator: 'OR', subConditions: [{ nodeId: 'ORDER' }, { nodeId: 'NOWHERE' }] },
        {
          operator: 'AND',
          subConditions: [
            { nodeId: 'ELSEWHERE' },
            { connectionId: cast.otherBot.connectionId, nodeId: 'ELSEWHERE' },
            { connectionId: cast.otherBot.connectionId, nodeId: 'ORDER' },
          ],
        },
      ],
    })
    expect(await fieldsOf(refused)).toEqual({
      'conditions.0.subConditions.1.nodeId': unknown,
      'conditions.1.subConditions.0.nodeId': unknown,
      'conditions.1.subConditions.1.nodeId': unknown,
      'conditions.1.subConditions.2.nodeId': unknown,
    })
    expect(await stored()).toEqual(nothing)
  })

  test('need their connection named where several know the id', async () => {
    const other = await addConnection(scope)
    await addNode(scope, { number: 9, connectionId: other.id, nodeId: 'ORDER' })
    expect(await fieldsOf(saveGoal(scope, goal('ORDER')))).toEqual({
      'conditions.0.subConditions.0.nodeId':
        'Several connections have a node of this id: name the connection.',
    })
    const named = { connectionId: other.id, nodeId: 'ORDER' }
    const saved = await saveGoal(scope, {
      operator: 'AND',
      conditions: [{ operator: 'AND', subConditions: [named] }],
    })
    expect(saved).toMatchObject({ version: { expression: { conditions: [{ subConditions: [named] }] } } })
  })

  test('are the same node with and without their connection', async () => {
    const refs = [{ nodeId: 'ORDER' }, { connectionId: cast.bot.connectionId, nodeId: 'ORDER' }]
    const refused = saveGoal(scope, {
      operator: 'AND',
      conditions: [{ operator: 'AND', subConditions: refs }],
    })
    expect(await fieldsOf(refused)).toEqual({
      'conditions.0.subConditions.1.nodeId': 'This node is already in the condition.',
    })
    expect(await stored()).toEqual(nothing)
  })
})

describe('the schema', () => {
  const condition = (...nodeIds: string[]) => ({
    operator: 'AND',
    subConditions: nodeIds.map((nodeId) => ({ nodeId })),
  })
  const problemsOf = (input: object) => {
    const parsed = goalInputSchema.safeParse({ operator: 'AND', conditions: [condition('ORDER')], ...input })
    return parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }
  const six = ['A', 'B', 'C', 'D', 'E', 'F']

  test.each([
    [{ conditions: [] }, 'conditions: A goal needs at least one condition.'],
    [{ conditions: six.map((id) => condition(id)) }, 'conditions: A goal has at most 5 conditions.'],
    [{ conditions: [condition()] }, 'conditions.0.subConditions: A condition needs at least one node.'],
    [
      { conditions: [condition('A'), condition(...six)] },
      'conditions.1.subConditions: A condition has at most 5 sub-conditions.',
    ],
    [
      { conditions: [condition('A', 'B', 'A')] },
      'conditions.0.subConditions.2.nodeId: This node is already in the condition.',
    ],
    [{ conditions: [condition(' ')] }, 'conditions.0.subConditions.0.nodeId: Choose a node.'],
    [{ operator: 'XOR' }, 'operator: Choose AND or OR.'],
    [{ name: ' ' }, 'name: Give the goal a name.'],
    [{ name: 'a\0b' }, 'name: This holds characters that cannot be stored.'],
    [{ value: '-1' }, 'value: Write the value as a number, such as 499 or 12.50.'],
    [{ value: '1e3' }, 'value: Write the value as a number, such as 499 or 12.50.'],
  ])('refuses %j', (input, problem) => {
    expect(problemsOf(input)).toEqual([problem])
  })

  test('takes five of five', () => {
    const five = six.slice(0, 5)
    expect(problemsOf({ conditions: five.map(() => condition(...five)) })).toBeUndefined()
  })
})
