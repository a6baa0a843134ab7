import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { oneConversation } from '@/app/api/v1/conversations/[id]/operation'
import { GET as getOne } from '@/app/api/v1/conversations/[id]/route'
import { listedConversations } from '@/app/api/v1/conversations/operation'
import { GET } from '@/app/api/v1/conversations/route'
import {
  addConversation,
  addEvent,
  addGoalVersion,
  addNode,
  addPerson,
  addTouch,
} from '@/tests/lib/metrics/fixtures'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { ask, makeReadKey, withoutRequestId } from './ask'

const database = useDatabase()
const period = '?from=2026-11-20&to=2026-11-20'
const id = randomUUID()
let cast: Cast
let key: string

const one = (asked: string) => (request: Request) =>
  getOne(request, { params: Promise.resolve({ id: asked }) })

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  const { scope } = cast.alice
  const { connectionId } = cast.bot
  key = await makeReadKey(scope)
  const { id: personId } = await addPerson(scope, { phone: '+919876543210', identifiers: ['919876543210'] })
  await addNode(scope, { number: 1, connectionId, nodeId: 'WELCOME', name: 'Welcome' })
  const ad = { adId: '120210000000000017', source: 'ads' as const, sourceReason: 'ad_on_first_message' }
  await addConversation(scope, { id, personId, connectionId, path: [1], ...ad })
  const shared = { personId, connectionId, conversationId: id, at: '2026-11-20T09:15:02.120Z' }
  await addEvent(scope, { ...shared, eventId: 'm-1', sender: 'user', body: 'Call 9876543210', kind: 'text' })
  await addTouch(scope, { ...shared, eventId: 'm-1', opening: true })
  const subConditions = [{ connectionId, nodeId: 'WELCOME' }]
  const expression = { operator: 'AND', conditions: [{ operator: 'AND', subConditions }] }
  await addGoalVersion(scope, { version: 1, expression })
  for (const minute of [1, 2, 3, 4]) {
    await addConversation(scope, { startedAt: `2026-11-20T10:0${minute}:00.000001Z` })
  }
})

describe('the list', () => {
  test('answers as it is described', async () => {
    const { status, body } = await ask(GET, `${period}&source=ads`, key)
    expect(status).toBe(200)
    expect(listedConversations.answer.strict().parse(body)).toMatchObject({
      timeZone: 'Europe/Berlin',
      from: '2026-11-20',
      to: '2026-11-20',
      conversations: [
        {
          id,
          personName: 'Taylor',
          adId: '120210000000000017',
          lastNode: 'Welcome',
          pathLength: 1,
          goal: { reached: true },
        },
      ],
      next: null,
      previous: null,
    })
  })

  test.each([
    ['channel=whatsapp', 5],
    ['channel=web', 0],
    ['ad=120210000000000017', 1],
    ['person=919876543210', 1],
    ['person=nobody', 0],
    ['node=WELCOME', 1],
    ['goal=reached', 1],
    ['goal=missed', 4],
    ['source=organic&sort=oldest', 4],
  ])('is filtered by %s', async (filter, count) => {
    expect((await ask(GET, `${period}&${filter}`, key)).body.conversations).toHaveLength(count)
  })

  test('is read a page at a time, each conversation once', async () => {
    const seen = new Set<string>()
    let after = ''
    for (let pages = 0; pages < 5; pages += 1) {
      const { body } = await ask(GET, `${period}&limit=2${after}`, key)
      for (const row of body.conversations) seen.add(row.id)
      if (!body.next) break
      after = `&after=${body.next}`
    }
    expect(seen.size).toBe(5)
  })

  test.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=', 'limit'],
    ['sort=name;drop', 'sort'],
    ['sort=__proto__', 'sort'],
    ['source=google', 'source'],
    ['goal=yes', 'goal'],
    ['after=abc', 'after'],
    ['before=%00', 'before'],
    ['person=', 'person'],
    [`node=${'x'.repeat(201)}`, 'node'],
  ])('refuses %s', async (parameter, field) => {
    const { status, body } = await ask(GET, `${period}&${parameter}`, key)
    expect(status).toBe(422)
    expect(Object.keys(body.fields)).toEqual([field])
  })

  test('refuses two directions at once', async () => {
    const { body } = await ask(GET, `${period}&limit=1`, key)
    const { status, body: problem } = await ask(GET, `${period}&after=${body.next}&before=${body.next}`, key)
    expect(status).toBe(422)
    expect(problem.fields).toEqual({ before: 'Give after or before, not both.' })
  })

  test('is empty for another workspace, and closed without a key', async () => {
    expect((await ask(GET, period, await makeReadKey(cast.charlie.scope))).body.conversations).toEqual([])
    expect((await ask(GET, period)).status).toBe(401)
  })
})

describe('one conversation', () => {
  test('answers as it is described, without what a reading key may not see', async () => {
    const { status, body } = await ask(one(id), '', key)
    expect(status).toBe(200)
    expect(oneConversation.answer.strict().parse(body)).toMatchObject({
      id,
      timeZone: 'Europe/Berlin',
      sourceReason: 'ad_on_first_message',
      sourceSentence: 'Ads: The first message came from the ad 120210000000000017 on WhatsApp.',
      person: { name: 'Taylor', phone: '[phone number]' },
      transcript: [{ eventId: 'm-1', text: 'Call [phone number]' }],
      path: [{ nodeId: 'WELCOME', seconds: 0 }],
      goal: {
        version: 1,
        reached: true,
        reachedAt: '2026-11-20T09:15:02.120Z',
        conditions: [{ nodes: [{ nodeId: 'WELCOME', name: 'Welcome', at: '2026-11-20T09:15:02.120Z' }] }],
      },
      touches: [{ kind: 'ad', referenceId: '120210000000000017', opening: true }],
    })
  })

  test('not mine, not there and no id are the same 404', async () => {
    const theirs = await makeReadKey(cast.charlie.scope)
    const answers = await Promise.all([
      ask(one(id), '', theirs),
      ask(one(randomUUID()), '', theirs),
      ask(one('abc'), '', theirs),
      ask(one("' or 1=1"), '', key),
      ask(one('%00'), '', key),
      ask(one('\0'), '', key),
    ])
    for (const answer of answers) expect(answer.status).toBe(404)
    expect(new Set(answers.map(withoutRequestId)).size).toBe(1)
    expect(new Set(answers.map(({ headers }) => [...headers.keys()].sort().join())).size).toBe(1)
  })

  test('refuses parameters and strangers', async () => {
    expect((await ask(one(id), '?x=1', key)).status).toBe(422)
    expect((await ask(one(id))).status).toBe(401)
  })
})
