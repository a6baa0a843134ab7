import { beforeEach, describe, expect, test } from 'vitest'
import { currentGoal, savedGoal } from '@/app/api/v1/goal/operations'
import { GET, PUT } from '@/app/api/v1/goal/route'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { addConversation, addNode } from '@/tests/lib/metrics/fixtures'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { ask, makeReadKey, makeWriteKey, send, withoutRequestId } from './ask'

const database = useDatabase()
let cast: Cast
let reader: string
let writer: string

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  const { scope } = cast.alice
  reader = await makeReadKey(scope)
  writer = await makeWriteKey(scope)
  const { connectionId } = cast.bot
  await addNode(scope, { number: 1, connectionId, nodeId: 'WELCOME', name: 'Welcome' })
  await addNode(scope, { number: 2, connectionId, nodeId: 'PAID', name: 'Paid' })
  await addConversation(scope, { connectionId, path: [1, 2] })
  const { connectionId: elsewhere } = cast.otherBot
  await addNode(cast.charlie.scope, { number: 1, connectionId: elsewhere, nodeId: 'THEIRS' })
})

const paid = { operator: 'AND', conditions: [{ operator: 'AND', subConditions: [{ nodeId: 'PAID' }] }] }
const welcomed = {
  name: 'Welcomed',
  operator: 'OR',
  conditions: [{ operator: 'OR', subConditions: [{ nodeId: 'WELCOME' }, { nodeId: 'PAID' }] }],
  value: '12.50',
}

describe('works', () => {
  test('saving answers the version as it is described; reading tells it too', async () => {
    const { status, headers, body } = await send(PUT, writer, { body: welcomed })
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('private, no-store')
    const { connectionId } = cast.bot
    expect(savedGoal.answer.strict().parse(body)).toEqual({
      timeZone: 'Europe/Berlin',
      version: 1,
      state: 'building',
      name: 'Welcomed',
      operator: 'OR',
      conditions: [
        {
          operator: 'OR',
          subConditions: [
            { connectionId, nodeId: 'WELCOME' },
            { connectionId, nodeId: 'PAID' },
          ],
        },
      ],
      value: { currency: 'EUR', amount: '12.5' },
      restoredFrom: null,
      savedBy: 'an API key',
      savedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      liveAt: null,
      progress: null,
    })
    const read = await ask(GET, '', reader)
    expect(currentGoal.answer.strict().parse(read.body)).toEqual({ ...body, live: null })
  })

  test('a version is live once history is counted, and stays so while the next one is built', async () => {
    await send(PUT, writer, { body: welcomed })
    await evaluateGoalVersion(cast.alice.scope, 1)
    expect((await ask(GET, '', reader)).body).toMatchObject({
      version: 1,
      state: 'live',
      live: { version: 1 },
    })
    await send(PUT, writer, { body: paid })
    const { body } = await ask(GET, '', reader)
    expect(body).toMatchObject({
      version: 2,
      state: 'building',
      operator: 'AND',
      live: { version: 1, operator: 'OR' },
    })
  })

  test('the same again makes no version', async () => {
    await send(PUT, writer, { body: welcomed })
    const again = await send(PUT, writer, { body: welcomed })
    expect(again.status).toBe(200)
    expect(again.body.version).toBe(1)
  })

  test('two at once make one version of the same', async () => {
    const both = await Promise.all([send(PUT, writer, { body: paid }), send(PUT, writer, { body: paid })])
    expect(both.map(({ status, body }) => [status, body.version])).toEqual([
      [200, 1],
      [200, 1],
    ])
  })
})

test('who saves over a newer version is told theirs, and nothing is saved', async () => {
  await send(PUT, writer, { body: { ...welcomed, basedOnVersion: 0 } })
  const { status, headers, body } = await send(PUT, writer, { body: { ...paid, basedOnVersion: 0 } })
  expect(status).toBe(409)
  expect(headers.get('content-type')).toBe('application/problem+json')
  expect(body).toMatchObject({ code: 'stale', status: 409, theirs: { version: 1, name: 'Welcomed' } })
  expect((await ask(GET, '', reader)).body.version).toBe(1)
})

describe('another workspace', () => {
  test('has a goal of its own, or none', async () => {
    await send(PUT, writer, { body: paid })
    const { status, body } = await ask(GET, '', await makeReadKey(cast.charlie.scope))
    expect(status).toBe(404)
    expect(body.detail).toBe('No goal has been saved yet.')
  })

  test('has nodes of its own: theirs and none are the same 422', async () => {
    const naming = (nodeId: string) => ({
      operator: 'AND',
      conditions: [{ operator: 'AND', subConditions: [{ nodeId: 'PAID' }, { nodeId }] }],
    })
    const theirs = await send(PUT, writer, { body: naming('THEIRS') })
    const none = await send(PUT, writer, { body: naming('NOWHERE') })
    expect(theirs.status).toBe(422)
    expect(Object.keys(theirs.body.fields)).toEqual(['conditions.0.subConditions.1.nodeId'])
    expect(withoutRequestId(none)).toBe(withoutRequestId(theirs))
    expect((await ask(GET, '', reader)).status).toBe(404)
  })
})

describe('who may', () => {
  test('a key that only reads may look and not save', async () => {
    const { status, body } = await send(PUT, reader, { body: paid })
    expect([status, body.code]).toEqual([403, 'forbidden'])
    expect((await ask(GET, '', reader)).status).toBe(404)
  })

  test('nobody without a key', async () => {
    expect((await ask(GET)).status).toBe(401)
    expect((await send(PUT, undefined, { body: paid })).status).toBe(401)
  })
})

const node = (nodeId: unknown) => ({ nodeId })
const one = (condition: object) => ({ ...paid, conditions: [condition] })
const sub = (...subConditions: unknown[]) => one({ operator: 'AND', subConditions })

describe('bad input is a 422 that names the field', () => {
  test.each([
    ['nothing', {}, ['operator', 'conditions']],
    ['a list', [], ['body']],
    ['null', 'null', ['body']],
    ['no condition', { ...paid, conditions: [] }, ['conditions']],
    ['six conditions', { ...paid, conditions: Array(6).fill(paid.conditions[0]) }, ['conditions']],
    ['no sub-condition', sub(), ['conditions.0.subConditions']],
    ['six sub-conditions', sub(...'abcdef'.split('').map(node)), ['conditions.0.subConditions']],
    ['a node twice', sub(node('PAID'), node('PAID')), ['conditions.0.subConditions.1.nodeId']],
    ['another operator', { ...paid, operator: 'XOR' }, ['operator']],
    ['a small operator', one({ operator: 'and', subConditions: [node('PAID')] }), ['conditions.0.operator']],
    ['a node that is a number', sub(node(7)), ['conditions.0.subConditions.0.nodeId']],
    ['a node of NUL', sub(node('\u0000')), ['conditions.0.subConditions.0.nodeId']],
    ['half a character', sub(node('\ud800')), ['conditions.0.subConditions.0.nodeId']],
    ['a long node', sub(node('x'.repeat(257))), ['conditions.0.subConditions.0.nodeId']],
    [
      'no connection',
      sub({ connectionId: 'x', nodeId: 'PAID' }),
      ['conditions.0.subConditions.0.connectionId'],
    ],
    ['a long name', { ...paid, name: 'x'.repeat(81) }, ['name']],
    ['a name of NUL', { ...paid, name: 'a\u0000' }, ['name']],
    ['a value below zero', { ...paid, value: '-1' }, ['value']],
    ['a value that is a number', { ...paid, value: 12.5 }, ['value']],
    ['half a version', { ...paid, basedOnVersion: 1.5 }, ['basedOnVersion']],
    ['an unknown field', { ...paid, valeu: '12' }, ['valeu']],
    [
      'an unknown field, deep',
      sub({ nodeId: 'PAID', visited: false }),
      ['conditions.0.subConditions.0.visited'],
    ],
    ['a prototype', '{"__proto__":{},"operator":"AND","conditions":[]}', ['conditions']],
  ])('%s', async (_, body, fields) => {
    const { status, body: problem } = await send(PUT, writer, { body })
    expect(status).toBe(422)
    expect(problem.code).toBe('invalid_input')
    expect(Object.keys(problem.fields)).toEqual(fields)
    for (const sentence of Object.values(problem.fields)) expect(sentence).toMatch(/^[A-Z].*\.$/)
    expect((await ask(GET, '', reader)).status).toBe(404)
  })

  test('also in the address', async () => {
    const { status, body } = await send(PUT, writer, { query: '?dry=1', body: paid })
    expect([status, Object.keys(body.fields)]).toEqual([422, ['dry']])
  })
})

describe('a body that is none', () => {
  test.each([
    ['no JSON', '{"operator":', {}, 400, 'unreadable'],
    ['nothing', '', {}, 400, 'unreadable'],
    ['no content type', JSON.stringify(paid), { 'content-type': 'text/plain' }, 415, 'wrong_type'],
    ['packed', JSON.stringify(paid), { 'content-encoding': 'gzip' }, 415, 'encoded'],
    ['too large', JSON.stringify({ ...paid, name: 'x'.repeat(70_000) }), {}, 413, 'too_large'],
  ])('%s', async (_, body, headers, status, code) => {
    const answer = await send(PUT, writer, { body, headers: headers as Record<string, string> })
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })
})
