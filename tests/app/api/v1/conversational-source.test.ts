import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { conversationalSource } from '@/app/api/v1/conversational-source/operation'
import { GET } from '@/app/api/v1/conversational-source/route'
import { createKey } from '@/lib/access/keys/create-key'
import { revokeKey } from '@/lib/access/keys/revoke-key'
import { addConversation, addGoalSourceCount, addGoalVersion } from '@/tests/lib/metrics/fixtures'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { ask, makeReadKey, withoutRequestId } from './ask'

const database = useDatabase()
const period = '?from=2026-11-19&to=2026-11-20'
let cast: Cast
let key: string

beforeAll(async () => {
  cast = await castPlayers(database.owner, { timeZone: 'Asia/Kolkata' })
  key = await makeReadKey(cast.alice.scope)
  await addConversation(cast.alice.scope, { startedAt: '2026-11-19T18:29:59Z', channel: 'instagram' })
  await addConversation(cast.alice.scope, { startedAt: '2026-11-19T18:30:00Z' })
})

describe('works', () => {
  test('and answers as it is described', async () => {
    const { status, headers, body } = await ask(GET, period, key)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('application/json')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(conversationalSource.answer.strict().parse(body)).toEqual({
      timeZone: 'Asia/Kolkata',
      from: '2026-11-19',
      to: '2026-11-20',
      total: 2,
      sources: { ads: 0, organic: 2, proactive: 0 },
      goals: null,
      days: [
        { day: '2026-11-19', ads: 0, organic: 1, proactive: 0, goals: null },
        { day: '2026-11-20', ads: 0, organic: 1, proactive: 0, goals: null },
      ],
    })
  })

  test('tells the goals of the live version', async () => {
    const { scope } = cast.charlie
    await addConversation(scope)
    await addGoalVersion(scope, { version: 3 })
    await addGoalSourceCount(scope, {
      version: 3,
      day: '2026-11-20',
      channel: 'whatsapp',
      source: 'organic',
      goals: 1,
    })
    const { body } = await ask(GET, period, await makeReadKey(scope))
    expect(body.goals).toEqual({ ads: 0, organic: 1, proactive: 0 })
    expect(body.days.map(({ goals }: { goals: number }) => goals)).toEqual([0, 1])
  })

  test('for one channel', async () => {
    expect((await ask(GET, `${period}&channel=instagram`, key)).body.total).toBe(1)
  })

  test('for the last 30 days unless told otherwise', async () => {
    const { body } = await ask(GET, '', key)
    expect(body.days).toHaveLength(30)
    expect(body.to).toBe(new Date(Date.now() + 5.5 * 3_600_000).toISOString().slice(0, 10))
    expect((await ask(GET, '?to=2026-11-20', key)).body.from).toBe('2026-10-22')
  })

  test('with a key that may also write', async () => {
    const { key: writeKey } = await createKey(cast.alice.scope, { name: 'Writer', access: 'write' })
    expect((await ask(GET, period, writeKey)).status).toBe(200)
  })

  test('again and again with the same answer', async () => {
    const [first, second] = [await ask(GET, period, key), await ask(GET, period, key)]
    expect(second.text).toBe(first.text)
  })
})

describe('another workspace', () => {
  test('has figures of its own', async () => {
    const { body } = await ask(GET, period, await makeReadKey(cast.charlie.scope))
    expect(body.total).toBe(1)
    expect(body.timeZone).toBe('Europe/Berlin')
  })
})

describe('without a key that is known', () => {
  test('every answer is the same 401', async () => {
    const { keyId, key: revoked } = await createKey(cast.alice.scope, { name: 'Old', access: 'read' })
    await revokeKey(cast.alice.scope, { keyId })
    const keys = [
      undefined,
      '',
      'abc',
      `cth_${randomBytes(32).toString('base64url')}`,
      revoked,
      `${key}x`,
      `${key} x`,
    ]
    const answers = await Promise.all(keys.map((wrong) => ask(GET, period, wrong)))
    for (const answer of answers) {
      expect(answer.status).toBe(401)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    }
    expect(new Set(answers.map(withoutRequestId)).size).toBe(1)
    expect(answers[0]?.body).toEqual({
      type: 'about:blank',
      title: 'Unauthorized',
      status: 401,
      detail: expect.any(String),
      code: 'unauthenticated',
      requestId: answers[0]?.headers.get('x-request-id'),
    })
  })

  test('not even by an address that says so', async () => {
    expect((await ask(GET, `${period}&key=${key}&access_token=${key}`)).status).toBe(401)
  })
})

describe('bad input is a 422 that names the field', () => {
  test.each([
    ['?from=2026-11-20&to=2026-11-19', 'from', 'The first day comes after the last day.'],
    ['?from=2026-02-30', 'from', 'Not a day like 2026-11-22.'],
    ['?to=abc', 'to', 'Not a day like 2026-11-22.'],
    ['?to=', 'to', 'Not a day like 2026-11-22.'],
    ['?from=0000-01-01', 'from', 'Not a day like 2026-11-22.'],
    ['?from=2026-11-01&from=2026-11-02', 'from', 'Give it once.'],
    ['?from=2025-10-18&to=2026-11-22', 'from', 'A period is at most 400 days long.'],
    ['?channel=fax', 'channel', 'One of whatsapp, messenger, instagram, web, telegram, other.'],
    ['?channel=%00', 'channel', 'One of whatsapp, messenger, instagram, web, telegram, other.'],
    ['?channel=', 'channel', 'One of whatsapp, messenger, instagram, web, telegram, other.'],
    ['?chanel=web', 'chanel', 'There is no such parameter.'],
    ['?__proto__=1', '__proto__', 'There is no such parameter.'],
    ['?constructor=1', 'constructor', 'There is no such parameter.'],
    ['?workspaceId=00000000-0000-4000-8000-000000000000', 'workspaceId', 'There is no such parameter.'],
  ])('%s', async (query, field, sentence) => {
    const { status, body, text } = await ask(GET, query, key)
    expect(status).toBe(422)
    expect(body).toMatchObject({ title: 'Unprocessable Entity', code: 'invalid_input', status: 422 })
    expect(Object.entries(JSON.parse(text).fields)).toEqual([[field, sentence]])
  })

  test('each field, when there are several', async () => {
    const { body } = await ask(GET, '?from=x&channel=y&z=1', key)
    expect(Object.keys(body.fields).sort()).toEqual(['channel', 'from', 'z'])
  })
})
