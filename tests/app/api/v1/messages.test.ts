import { beforeAll, describe, expect, test } from 'vitest'
import { listedMessages } from '@/app/api/v1/messages/operation'
import { GET } from '@/app/api/v1/messages/route'
import { tell } from '@/tests/lib/metrics/message-world'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { ask, makeReadKey, makeWriteKey } from './ask'

const database = useDatabase()
const period = '?from=2026-11-20&to=2026-11-20'
let cast: Cast
let key: string

beforeAll(async () => {
  cast = await castPlayers(database.owner)
  key = await makeReadKey(cast.alice.scope)
  const at = Date.UTC(2026, 10, 20, 9, 15, 2, 120)
  const common = { channel: 'whatsapp', user: { id: '919876543210', name: 'Taylor' } }
  await tell(cast.alice.scope, cast.bot.connectionId, [
    {
      ...common,
      type: 'message',
      id: 'm-1',
      at,
      message: {
        from: 'user',
        text: 'Call 98765 43210',
        language: 'en',
        confidence: 0.29,
        broken: true,
        kind: 'text',
      },
      referral: { kind: 'ad', id: '120210000000000017' },
    },
    {
      ...common,
      type: 'message',
      id: 'm-2',
      at: at + 1_000,
      node: { id: 'WELCOME', name: 'Welcome', flow: 'Buy' },
      message: { from: 'bot', text: 'Hello' },
    },
    { ...common, type: 'message', id: 'm-3', at: at + 2_000, message: { from: 'user', kind: 'image' } },
  ])
})

describe('the list', () => {
  test('answers as it is described, without what a reading key may not see', async () => {
    const { status, body } = await ask(GET, `${period}&message=m-1`, key)
    expect(status).toBe(200)
    expect(listedMessages.answer.strict().parse(body)).toMatchObject({
      timeZone: 'Europe/Berlin',
      from: '2026-11-20',
      to: '2026-11-20',
      messages: [
        {
          connectionId: cast.bot.connectionId,
          messageId: 'm-1',
          createdAt: '2026-11-20T09:15:02.120Z',
          body: 'Call [phone number]',
          by: 'user',
          kind: 'text',
          channel: 'whatsapp',
          language: 'en',
          confidence: 0.29,
          isBroken: true,
          conversation: { platformId: null, userMessages: 2, source: 'ads' },
          adId: '120210000000000017',
          person: { name: 'Taylor', identifier: '[phone number]' },
          node: null,
          referral: { kind: 'ad', id: '120210000000000017' },
        },
      ],
      next: null,
      previous: null,
    })
  })

  test('says all of it to a key that also writes', async () => {
    const { body } = await ask(GET, `${period}&message=m-1`, await makeWriteKey(cast.alice.scope))
    expect(body.messages[0]).toMatchObject({
      body: 'Call 98765 43210',
      person: { identifier: '919876543210' },
    })
  })

  test.each([
    ['', 3],
    ['&channel=whatsapp', 3],
    ['&channel=web', 0],
    ['&search=HELLO', 1],
    ['&search=98765', 0],
    ['&by=user', 2],
    ['&node=WELCOME', 2],
    ['&node=WELCOME&node=NOWHERE', 2],
    ['&person=%2B91+98765+43210', 3],
    ['&source=ads', 3],
    ['&ad=120210000000000017', 3],
    ['&ad=120210000000000018', 0],
    ['&referral=ad', 1],
    ['&referral=absent', 2],
    ['&broken=true', 1],
    ['&broken=false', 3],
    ['&confidenceFrom=0.29&confidenceTo=0.29', 1],
    ['&confidenceTo=0.28', 0],
    ['&conversation=nobodys', 0],
  ])('is filtered by %s', async (filter, count) => {
    expect((await ask(GET, `${period}${filter}`, key)).body.messages).toHaveLength(count)
  })

  test('is read a page at a time, from either end', async () => {
    const first = await ask(GET, `${period}&limit=2&sort=oldest`, key)
    const second = await ask(GET, `${period}&limit=2&sort=oldest&after=${first.body.next}`, key)
    const back = await ask(GET, `${period}&limit=2&sort=oldest&before=${second.body.previous}`, key)
    const ids = [first, second, back].map(({ body }) =>
      body.messages.map((one: { messageId: string }) => one.messageId),
    )
    expect(ids).toEqual([['m-1', 'm-2'], ['m-3'], ['m-1', 'm-2']])
    expect([second.body.next, back.body.previous]).toEqual([null, null])
  })

  test.each([
    ['by=system', 'by'],
    ['sort=body', 'sort'],
    ['search=', 'search'],
    [`search=${'x'.repeat(1_001)}`, 'search'],
    ['broken=1', 'broken'],
    ['confidenceFrom=30', 'confidenceFrom'],
    ['confidenceFrom=0.5&confidenceTo=0.4', 'confidenceFrom'],
    ['referral=link', 'referral'],
    ['after=abc', 'after'],
    [`ad=${'1'.repeat(5_000)}`, 'ad'],
    ['node=', 'node'],
    ['view=conversations', 'view'],
  ])('refuses %s', async (parameter, field) => {
    const { status, body } = await ask(GET, `${period}&${parameter}`, key)
    expect(status).toBe(422)
    expect(Object.keys(body.fields)).toEqual([field])
  })

  test('is empty for another workspace', async () => {
    expect((await ask(GET, period, await makeReadKey(cast.charlie.scope))).body.messages).toEqual([])
  })
})
