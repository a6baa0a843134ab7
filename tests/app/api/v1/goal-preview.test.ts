import { beforeAll, describe, expect, test } from 'vitest'
import { goalPreview } from '@/app/api/v1/goal/preview/operation'
import { POST } from '@/app/api/v1/goal/preview/route'
import { GET as getGoal, PUT as putGoal } from '@/app/api/v1/goal/route'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { addConversation, addNode, addPerson } from '@/tests/lib/metrics/fixtures'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { ask, makeReadKey, makeWriteKey, send } from './ask'

const database = useDatabase()
const period = '?from=2026-11-20&to=2026-11-20'
let cast: Cast
let reader: string

const goal = (...nodeIds: string[]) => ({
  operator: 'AND',
  conditions: [{ operator: 'AND', subConditions: nodeIds.map((nodeId) => ({ nodeId })) }],
})
const preview = (body: object, query = period, key: string | undefined = reader) =>
  send(POST, key, { method: 'POST', query, body })

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  const { scope } = cast.alice
  const { connectionId } = cast.bot
  reader = await makeReadKey(scope)
  for (const [index, nodeId] of ['WELCOME', 'ASK', 'PAID', 'NEVER'].entries()) {
    await addNode(scope, { number: index + 1, connectionId, nodeId })
  }
  const { id: personId } = await addPerson(scope, { name: 'Call 9876543210' })
  await addConversation(scope, { personId, connectionId, path: [1, 2, 3], source: 'proactive' })
  await addConversation(scope, { connectionId, path: [1, 2] })
  await addConversation(scope, { connectionId, path: [1, 2, 3], startedAt: '2026-11-19T10:00:00Z' })
  await send(putGoal, await makeWriteKey(scope), { body: goal('WELCOME') })
  await evaluateGoalVersion(scope, 1)
})

describe('works', () => {
  test('with a key that only reads, answers as it is described, and saves nothing', async () => {
    const { status, body } = await preview(goal('ASK', 'PAID'))
    expect(status).toBe(200)
    const none = { conversations: 0, reached: 0, wasReached: 0 }
    expect(goalPreview.answer.strict().parse(body)).toEqual({
      timeZone: 'Europe/Berlin',
      from: '2026-11-20',
      to: '2026-11-20',
      conversations: 2,
      reached: 1,
      wasReached: 2,
      bySource: {
        ads: none,
        organic: { conversations: 1, reached: 0, wasReached: 1 },
        proactive: { conversations: 1, reached: 1, wasReached: 1 },
      },
      examples: {
        reached: [
          expect.objectContaining({
            personName: 'Call [phone number]',
            reachedAt: '2026-11-20T09:15:22.120Z',
            conditions: [
              {
                at: '2026-11-20T09:15:22.120Z',
                nodes: ['2026-11-20T09:15:12.120Z', '2026-11-20T09:15:22.120Z'],
              },
            ],
          }),
        ],
        nearMisses: [
          expect.objectContaining({ reachedAt: null, missing: expect.objectContaining({ nodeId: 'PAID' }) }),
        ],
      },
      problems: [],
    })
    expect((await ask(getGoal, '', reader)).body.version).toBe(1)
  })

  test('with all that a goal to be saved has, and for one channel', async () => {
    const body = { ...goal('PAID'), name: 'Paid', value: '12.50', basedOnVersion: 1 }
    expect((await preview(body, `${period}&channel=whatsapp`)).body.reached).toBe(1)
    expect((await preview(body, `${period}&channel=web`)).body.conversations).toBe(0)
  })

  test('for the last 30 days unless told otherwise', async () => {
    const { body } = await preview(goal('PAID'), '')
    expect(Date.parse(body.to) - Date.parse(body.from)).toBe(29 * 86_400_000)
  })

  test('and points out what cannot be', async () => {
    const { body } = await preview(goal('NEVER'))
    expect(body.problems).toEqual([
      { path: ['conditions', 0, 'subConditions', 0, 'nodeId'], sentence: expect.stringMatching(/\.$/) },
    ])
  })

  test('once under a name', async () => {
    const named = { method: 'POST', query: period, headers: { 'idempotency-key': 'look' } } as const
    const first = await send(POST, reader, { ...named, body: goal('PAID') })
    const again = await send(POST, reader, { ...named, body: goal('PAID') })
    expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([first.text, 'true'])
    expect((await send(POST, reader, { ...named, body: goal('ASK') })).status).toBe(422)
  })
})

test('another workspace has nodes and conversations of its own', async () => {
  const { charlie, otherBot } = cast
  const key = await makeReadKey(charlie.scope)
  expect((await preview(goal('PAID'), period, key)).status).toBe(422)
  await addNode(charlie.scope, { number: 1, connectionId: otherBot.connectionId, nodeId: 'PAID' })
  const { body } = await preview(goal('PAID'), period, key)
  expect(body).toMatchObject({ conversations: 0, reached: 0, wasReached: null })
})

test('without a key it is a 401', async () => {
  expect((await send(POST, undefined, { method: 'POST', body: goal('PAID') })).status).toBe(401)
})

test.each([
  [period, goal('NOWHERE'), 'conditions.0.subConditions.0.nodeId'],
  [period, { ...goal('PAID'), from: '2026-11-20' }, 'from'],
  ['?from=2026-11-20&to=2026-11-19', goal('PAID'), 'from'],
  ['?from=2025-01-01&to=2026-11-19', goal('PAID'), 'from'],
  ['?to=tomorrow', goal('PAID'), 'to'],
  ['?version=1', goal('PAID'), 'version'],
])('bad input is a 422 that names the field: %s %j', async (query, body, field) => {
  const { status, body: problem } = await preview(body, query)
  expect(status).toBe(422)
  expect(Object.keys(problem.fields)).toEqual([field])
})
