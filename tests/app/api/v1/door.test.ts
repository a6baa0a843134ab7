import { describe, expect, test, vi } from 'vitest'
import * as anythingElse from '@/app/api/v1/[...path]/route'
import * as adDays from '@/app/api/v1/ad-days/route'
import * as adJourney from '@/app/api/v1/ads/[adId]/journey/route'
import * as adsOverview from '@/app/api/v1/ads-overview/route'
import * as conversationalSource from '@/app/api/v1/conversational-source/route'
import * as oneConversation from '@/app/api/v1/conversations/[id]/route'
import * as conversations from '@/app/api/v1/conversations/route'
import { describeApi, operations } from '@/app/api/v1/describe-api'
import * as preview from '@/app/api/v1/goal/preview/route'
import * as goal from '@/app/api/v1/goal/route'
import * as oneJourney from '@/app/api/v1/journeys/[id]/route'
import * as journeys from '@/app/api/v1/journeys/route'
import * as messages from '@/app/api/v1/messages/route'
import * as nodes from '@/app/api/v1/nodes/route'
import * as openapi from '@/app/api/v1/openapi.json/route'
import * as erasePerson from '@/app/api/v1/persons/erase/route'
import { TokenBucket } from '@/app/api/v1/token-bucket'
import * as userJourney from '@/app/api/v1/user-journey/route'
import { UnavailableError } from '@/lib/errors'
import * as status from '@/lib/metrics/list-nodes'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { expectLogged } from '@/tests/support/no-stray-errors'
import { listSourceFiles } from '@/tests/support/source-file'
import { ask, makeReadKey, send } from './ask'

const database = useDatabase()
const methods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const
type Door = Record<(typeof methods)[number], unknown>

/** Every address with the methods that it answers. */
const doors: [folder: string, door: Door, answered: string][] = [
  ['api/v1/ad-days', adDays, 'GET, PUT'],
  ['api/v1/ads/[adId]/journey', adJourney, 'PUT'],
  ['api/v1/ads-overview', adsOverview, 'GET'],
  ['api/v1/[...path]', anythingElse, methods.join(', ')],
  ['api/v1/conversational-source', conversationalSource, 'GET'],
  ['api/v1/conversations', conversations, 'GET'],
  ['api/v1/goal', goal, 'GET, PUT'],
  ['api/v1/journeys', journeys, 'GET, POST'],
  ['api/v1/messages', messages, 'GET'],
  ['api/v1/nodes', nodes, 'GET'],
  ['api/v1/conversations/[id]', oneConversation, 'GET'],
  ['api/v1/journeys/[id]', oneJourney, 'GET, PUT, DELETE'],
  ['api/v1/openapi.json', openapi, 'GET'],
  ['api/v1/goal/preview', preview, 'POST'],
  ['api/v1/persons/erase', erasePerson, 'POST'],
  ['api/v1/user-journey', userJourney, 'GET'],
]

test('every address is in the list', () => {
  const routes = listSourceFiles().filter(({ path }) => /^app\/api\/v1\/.*route\.ts$/.test(path))
  expect(routes.map(({ path }) => path).sort()).toEqual(
    doors.map(([folder]) => `app/${folder}/route.ts`).sort(),
  )
})

test.each(doors)('%s answers its methods and refuses the others', async (_, door, answered) => {
  expect(Object.keys(door).sort()).toEqual([...methods])
  for (const method of methods.filter((one) => !answered.split(', ').includes(one))) {
    const response = await (door[method] as () => Promise<Response>)()
    expect(response.status, method).toBe(405)
    expect(response.headers.get('allow')).toBe(answered)
  }
})

describe.each(operations.map((one) => [`${one.method} ${one.path}`, one] as const))('%s', (_, operation) => {
  test('without a key is a 401, with a malformed one too', async () => {
    for (const key of [undefined, 'abc']) {
      const { status, body } = await send(handlerOf(operation), key, { method: 'PUT', body: {} })
      expect([status, body.code]).toEqual([401, 'unauthenticated'])
    }
  })

  test('takes a key that reads only where nothing is changed', async () => {
    const { alice } = await castPlayers(database.owner)
    const { status } = await send(handlerOf(operation), await makeReadKey(alice.scope), { body: {} })
    expect(status === 403).toBe(operation.needs === 'write')
  })
})

function handlerOf({ method, path }: (typeof operations)[number]) {
  const folder = path.replaceAll('{', '[').replaceAll('}', ']').slice(1)
  const route = doors.find(([name]) => name === folder)?.[1]
  if (!route) throw new Error(`${folder} is not in the list.`)
  const handler = route[method] as (request: Request, place: object) => Promise<Response>
  return (request: Request) => handler(request, { params: Promise.resolve({ id: 'x', adId: 'x' }) })
}

test.each(Object.entries(anythingElse))(
  '%s of an address of no door is a 404 in JSON',
  async (_, handler) => {
    const { status, headers, body } = await ask(handler)
    expect(status).toBe(404)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body.code).toBe('not_found')
  },
)

describe('a key that asks too often', () => {
  test('is told to wait, and another is not', async () => {
    const { alice } = await castPlayers(database.owner)
    const [busy, calm] = [await makeReadKey(alice.scope), await makeReadKey(alice.scope)]
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const answers = await Promise.all(Array.from({ length: 103 }, () => ask(nodes.GET, '?x=1', busy)))
      const refused = answers.filter(({ status }) => status === 429)
      expect(refused).toHaveLength(3)
      expect(refused[0]?.headers.get('retry-after')).toBe('1')
      expect(refused[0]?.body.code).toBe('too_many_requests')
      expect((await ask(nodes.GET, '', calm)).status).toBe(200)
      vi.setSystemTime(Date.now() + 1_000)
      expect((await ask(nodes.GET, '', busy)).status).toBe(200)
    } finally {
      vi.useRealTimers()
    }
  })

  test.each([
    ['at first', 0, [0, 0, 0.5]],
    ['after half a second', 500, [0, 0.5, 0.5]],
    ['after a long time, never more than its burst', 60_000, [0, 0, 0.5]],
    ['when the clock goes back', -60_000, [0.5, 0.5, 0.5]],
  ])('bucket of 2, filled twice a second, %s', (name, later, expected) => {
    const bucket = new TokenBucket({ perSecond: 2, burst: 2 }, 100_000)
    if (name !== 'at first') for (const _ of [1, 2]) bucket.take(100_000)
    expect([1, 2, 3].map(() => bucket.take(100_000 + later))).toEqual(expected)
  })
})

describe('what goes wrong', () => {
  test('is logged once and told as nothing but a request id', async () => {
    const { alice } = await castPlayers(database.owner)
    const key = await makeReadKey(alice.scope)
    vi.spyOn(status, 'listNodes').mockRejectedValueOnce(new Error('password=hunter2'))
    expectLogged('API failed')
    const { status: code, text, body, headers } = await ask(nodes.GET, '', key)
    expect(code).toBe(500)
    expect(text).not.toContain('hunter2')
    expect(body.requestId).toBe(headers.get('x-request-id'))
  })

  test('says when to come back where it knows', async () => {
    const { alice } = await castPlayers(database.owner)
    const key = await makeReadKey(alice.scope)
    vi.spyOn(status, 'listNodes').mockRejectedValueOnce(new UnavailableError(7))
    const { status: code, headers, body } = await ask(nodes.GET, '', key)
    expect(code).toBe(503)
    expect(headers.get('retry-after')).toBe('7')
    expect(body.code).toBe('unavailable')
  })
})

describe('openapi.json', () => {
  test('is open, and describes every door and parameter', async () => {
    const { status, body } = await ask(openapi.GET)
    expect(status).toBe(200)
    expect(body).toEqual(JSON.parse(JSON.stringify(describeApi())))
    expect(body.openapi).toBe('3.1.0')
    const described = Object.entries<object>(body.paths).flatMap(([path, ofPath]) =>
      Object.keys(ofPath).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort())
    const { parameters } = body.paths['/api/v1/conversations'].get
    expect(parameters.map(({ name }: { name: string }) => name)).toEqual(
      Object.keys(operations.find(({ path }) => path === '/api/v1/conversations')?.query.shape ?? {}),
    )
    for (const { description } of parameters) expect(description).toMatch(/\.$/)
  })

  test('describes ids as text and numbers as numbers', () => {
    const text = JSON.stringify(describeApi())
    expect(text).not.toMatch(/"\w*[iI]d":\{"type":"(integer|number)"/)
    const { paths } = describeApi()
    const limit = paths['/api/v1/conversations']?.get?.parameters.find(({ name }) => name === 'limit')
    expect(limit?.schema).toMatchObject({ type: 'integer', minimum: 1, maximum: 200 })
  })

  test('says of what is sent how it looks, by what name, and what can become of it', () => {
    const { paths } = describeApi()
    const saving = paths['/api/v1/goal']?.put
    const schema = saving?.requestBody?.content['application/json'].schema
    expect(schema).toMatchObject({ required: ['operator', 'conditions'] })
    expect(saving?.parameters.map((parameter) => [parameter.in, parameter.name])).toEqual([
      ['header', 'Idempotency-Key'],
    ])
    expect(Object.keys(saving?.responses ?? {})).toEqual(expect.arrayContaining(['200', '409', '415', '422']))
    expect(Object.keys(paths['/api/v1/journeys']?.post?.responses ?? {})).toContain('201')
    const adLink = paths['/api/v1/ads/{adId}/journey']?.put
    expect(adLink?.parameters[0]).toMatchObject({ name: 'adId', in: 'path', required: true })
  })

  test('calls every operation by a name of its own', () => {
    const names = Object.values(describeApi().paths).flatMap((ofPath) =>
      Object.values(ofPath).map(({ operationId }) => operationId),
    )
    expect(new Set(names).size).toBe(operations.length)
    expect(names).toContain('conversational_source')
  })

  test('has a definition behind every reference', () => {
    const description = describeApi()
    for (const [, place = ''] of JSON.stringify(description).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      let found: unknown = description
      for (const step of place.split('/')) found = (found as Record<string, unknown>)[step]
      expect(found, place).toBeDefined()
    }
  })
})
