import { beforeEach, describe, expect, test, vi } from 'vitest'
import { PUT } from '@/app/api/v1/goal/route'
import { UnavailableError } from '@/lib/errors'
import * as saving from '@/lib/goals/save-goal'
import { addNode } from '@/tests/lib/metrics/fixtures'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { expectLogged } from '@/tests/support/no-stray-errors'
import { type Asked, makeReadKey, makeWriteKey, send } from './ask'

const database = useDatabase()
let cast: Cast
let writer: string

beforeEach(async () => {
  vi.restoreAllMocks()
  cast = await castPlayers(database.owner)
  writer = await makeWriteKey(cast.alice.scope)
  for (const player of [cast.alice, cast.charlie]) {
    const { connectionId } = player === cast.alice ? cast.bot : cast.otherBot
    await addNode(player.scope, { number: 1, connectionId, nodeId: 'PAID' })
    await addNode(player.scope, { number: 2, connectionId, nodeId: 'SHIPPED' })
  }
})

const goal = (nodeId: string) => ({
  operator: 'AND',
  conditions: [{ operator: 'AND', subConditions: [{ nodeId }] }],
})

function save(nodeId: string, name: string, { key = writer, query = '' } = {}): Promise<Asked> {
  return send(PUT, key, { body: goal(nodeId), query, headers: { 'idempotency-key': name } })
}

async function versions(): Promise<number> {
  const [counted] = await database.owner<{ count: number }[]>`
    select count(*)::int as count from goal_versions where workspace_id = ${cast.workspace.id}`
  return counted?.count ?? -1
}

describe('the same request again', () => {
  test('is answered as it was, and not done again', async () => {
    const first = await save('PAID', 'one')
    await save('SHIPPED', 'two')
    const again = await save('PAID', 'one')
    expect(again.status).toBe(first.status)
    expect(again.text).toBe(first.text)
    expect(again.headers.get('content-type')).toBe('application/json')
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(await versions()).toBe(2)
  })

  test('hears the same problem, too', async () => {
    const first = await save('NOWHERE', 'one')
    await addNode(cast.alice.scope, { number: 3, connectionId: cast.bot.connectionId, nodeId: 'NOWHERE' })
    const again = await save('NOWHERE', 'one')
    expect(again.status).toBe(422)
    expect(again.text).toBe(first.text)
    expect(again.headers.get('content-type')).toBe('application/problem+json')
    expect(await versions()).toBe(0)
  })

  test('at the same time is told to wait, and does nothing', async () => {
    const waiting = Promise.withResolvers<void>()
    const real = saving.saveGoal
    vi.spyOn(saving, 'saveGoal').mockImplementationOnce(async (scope, input) => {
      await waiting.promise
      return real(scope, input)
    })
    const first = save('PAID', 'one')
    await expect.poll(namesTaken).toBe(1)
    const second = await save('PAID', 'one')
    waiting.resolve()
    expect([second.status, second.body.code]).toEqual([409, 'conflict'])
    expect((await first).status).toBe(200)
    expect((await save('PAID', 'one')).text).toBe((await first).text)
  })

  test('of twenty, one is done', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => save('PAID', 'one')))
    expect(answers.filter(({ status }) => ![200, 409].includes(status))).toEqual([])
    expect(
      answers.filter((one) => one.status === 200 && !one.headers.has('idempotency-replayed')),
    ).toHaveLength(1)
    expect(await versions()).toBe(1)
  })
})

describe('a name', () => {
  test.each([
    ['another body', () => save('SHIPPED', 'one')],
    ['another address', () => save('PAID', 'one', { query: '?x=1' })],
  ])('that stands for %s is refused', async (_, other) => {
    await save('PAID', 'one')
    const { status, body } = await other()
    expect(status).toBe(422)
    expect(Object.keys(body.fields)).toEqual(['Idempotency-Key'])
    expect(await versions()).toBe(1)
  })

  test("is each key's own, and each workspace's", async () => {
    await save('PAID', 'one')
    const other = await save('SHIPPED', 'one', { key: await makeWriteKey(cast.alice.scope) })
    expect([other.status, other.body.version]).toEqual([200, 2])
    const elsewhere = await save('SHIPPED', 'one', { key: await makeWriteKey(cast.charlie.scope) })
    expect([elsewhere.status, elsewhere.body.version]).toEqual([200, 1])
  })

  test.each([
    ['empty', ''],
    ['of other letters', 'ü'],
    ['unprintable', 'a\u007f'],
    ['longer than 255', 'x'.repeat(256)],
  ])('cannot be %s', async (_, name) => {
    const { status, body } = await save('PAID', name)
    expect(status).toBe(422)
    expect(Object.keys(body.fields)).toEqual(['Idempotency-Key'])
    expect(await versions()).toBe(0)
  })

  test.each([
    ['255 long', 'x'.repeat(255)],
    ['of any signs', "'~ !' or 1=1 --"],
  ])('can be %s', async (_, name) => {
    await save('PAID', name)
    expect((await save('PAID', name)).headers.get('idempotency-replayed')).toBe('true')
  })

  test('is not taken by whoever may not save, or sends what is no JSON', async () => {
    expect((await save('PAID', 'one', { key: await makeReadKey(cast.alice.scope) })).status).toBe(403)
    const headers = { 'idempotency-key': 'one', 'content-type': 'text/plain' }
    expect((await send(PUT, writer, { body: goal('PAID'), headers })).status).toBe(415)
    expect(await namesTaken()).toBe(0)
  })
})

describe('what failed here', () => {
  test.each([
    [503, () => new UnavailableError(1)],
    [500, () => new Error('password=hunter2')],
  ])('with %i is not kept', async (expected, failure) => {
    if (expected === 500) expectLogged('API failed')
    vi.spyOn(saving, 'saveGoal').mockRejectedValueOnce(failure())
    const failed = await save('PAID', 'one')
    expect(failed.status).toBe(expected)
    expect(await namesTaken()).toBe(0)
    expect((await save('PAID', 'one')).status).toBe(200)
  })
})

async function namesTaken(): Promise<number> {
  const [counted] = await database.owner<{ count: number }[]>`
    select count(*)::int as count from idempotent_requests where workspace_id = ${cast.workspace.id}`
  return counted?.count ?? -1
}
