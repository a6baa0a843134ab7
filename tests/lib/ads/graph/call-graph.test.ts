import { createServer } from 'node:http'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { GraphError } from '@/lib/ads/graph/graph-error'
import { graphGet } from '@/lib/ads/graph/graph-get'
import { graphPost } from '@/lib/ads/graph/graph-post'
import type { Patience } from '@/lib/ads/graph/patience'
import { env, provideEnvironment } from '@/lib/env'
import { halcyonIndia, ines } from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'

const meta = useMetaStandIn()
const quick: Patience = { tries: 3, timeoutMs: 400, firstDelayMs: 1 }
const schema = z.looseObject({ id: z.string(), name: z.string() })
const login = async () => ({ accessToken: await meta().issueToken(ines) })

async function refusedWith(asked: Promise<unknown>): Promise<GraphError> {
  const error = await asked.then(
    () => new Error('It was answered.'),
    (reason: unknown) => reason,
  )
  if (error instanceof GraphError) return error
  throw error
}

async function askMe(patience = quick) {
  return graphGet(await login(), 'me', { schema, patience })
}

test('asks with the token in the header and its proof beside it', async () => {
  const { body } = await askMe()
  expect(body).toEqual({ id: ines, name: 'Ines Okafor' })
})

test('without the proof Meta would have refused', async () => {
  const { accessToken } = await login()
  const response = await fetch(`${meta().address}/v26.0/me`, {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  expect(response.status).toBe(400)
})

describe('asks again, at most as often as it may,', () => {
  test.each([
    { fixture: 'graph-error-2-temporary' },
    { fixture: 'graph-error-1-unknown' },
    { misbehave: 'html' },
    { misbehave: 'cut' },
    { misbehave: 'empty' },
    { misbehave: 'reset' },
    { misbehave: 'silence' },
    { status: 200, body: { unexpected: true } },
    { status: 200, body: [] },
    { status: 500, body: {} },
  ] as const)('after %j', async (error) => {
    await meta().fail({ error, times: 2 })
    expect((await askMe()).body.id).toBe(ines)
    expect(await meta().calls()).toHaveLength(3)
    await meta().forgetCalls()
    await meta().fail({ error, times: null })
    expect((await refusedWith(askMe())).kind).toBe('temporary')
    expect(await meta().calls()).toHaveLength(3)
  })
})

describe('asks once', () => {
  test.each([
    ['graph-error-190-460-password-changed', 'token-dead'],
    ['graph-error-200-permission', 'permission'],
    ['graph-error-100-1487534-too-much-data', 'too-much-data'],
    ['graph-error-17-user-limit', 'throttled'],
    ['graph-error-100-invalid-parameter', 'bad-request'],
  ])('after %s', async (fixture, kind) => {
    await meta().fail({ error: { fixture }, times: null })
    expect((await refusedWith(askMe())).kind).toBe(kind)
    expect(await meta().calls()).toHaveLength(1)
  })

  test('what it has Meta do, as nobody knows what became of it', async () => {
    await meta().fail({ error: { fixture: 'graph-error-2-temporary' } })
    const asked = graphPost(await login(), `act_${halcyonIndia}/insights`, { schema, patience: quick })
    expect((await refusedWith(asked)).kind).toBe('temporary')
    expect(await meta().calls()).toHaveLength(1)
  })
})

test('an answer of more than 32 MiB is not held', async () => {
  await meta().fail({ error: { misbehave: 'huge' } })
  expect((await refusedWith(askMe({ ...quick, timeoutMs: 10_000 }))).kind).toBe('too-much-data')
})

test('a redirect is not followed', async () => {
  await meta().fail({ error: { misbehave: 'redirect' }, times: null })
  expect((await refusedWith(askMe())).kind).toBe('temporary')
})

test('a throttle ends when the headers beside it say', async () => {
  const account = `act_${halcyonIndia}`
  await meta().throttle({ headers: 'blocked' })
  await meta().fail({ error: { fixture: 'graph-error-80000-insights-buc' } })
  const error = await refusedWith(graphGet(await login(), account, { schema, patience: quick }))
  const minutes = ((error.until?.getTime() ?? 0) - Date.now()) / 60_000
  expect({ kind: error.kind, whom: error.whom }).toEqual({ kind: 'throttled', whom: 'account' })
  expect(minutes).toBeGreaterThan(18.9)
  expect(minutes).toBeLessThan(19.1)
})

test('whoever asked can stop it while it waits', async () => {
  await meta().fail({ error: { misbehave: 'silence' } })
  const asked = graphGet(await login(), 'me', { schema, signal: AbortSignal.timeout(50) })
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('a path cannot lead elsewhere', async () => {
  for (const path of ['../v1.0/me', 'me?fields=id', 'me#', '//elsewhere.invalid', '']) {
    await expect(graphGet(await login(), path, { schema })).rejects.toThrow('letters, digits')
  }
})

describe('no error tells', () => {
  afterEach(() => vi.unstubAllGlobals())

  test('the token, its proof or the secret, even when Meta quotes them', async () => {
    const { accessToken } = await login()
    const secret = env.META_APP_SECRETS?.[0] ?? ''
    const message = `Malformed access token ${accessToken} EAAotherTOKEN0123456789 ${secret}`
    await meta().fail({ error: { status: 400, body: { error: { message, code: 190 } } } })
    const error = await refusedWith(graphGet({ accessToken }, 'me', { schema }))
    const told = `${error.message} ${error.stack} ${JSON.stringify(error)} ${JSON.stringify(error.cause)}`
    expect(error.message).toContain('Malformed access token …')
    for (const hidden of [accessToken, accessToken.slice(0, 20), 'EAAotherTOKEN', secret]) {
      expect(told).not.toContain(hidden)
    }
  })

  test('a token that the network layer put into its own error', async () => {
    const { accessToken } = await login()
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError(`bad header ${accessToken}`)))
    const error = await refusedWith(
      graphGet({ accessToken }, 'me', { schema, patience: { ...quick, tries: 1 } }),
    )
    expect(`${error.stack} ${error.cause}`).not.toContain(accessToken)
  })
})

test('what listens where Meta should be gets neither secret nor token into its address', async () => {
  const seen: string[] = []
  const listener = createServer((request, response) => {
    seen.push(request.url ?? '')
    response.end('{"id":"1","name":"n"}')
  }).listen(0)
  const before = env.META_GRAPH_URL
  const address = listener.address()
  provideEnvironment({
    META_GRAPH_URL: `http://localhost:${typeof address === 'object' ? address?.port : 0}/`,
  })
  const { accessToken } = await login()
  await graphGet({ accessToken }, 'me', { schema }).finally(() =>
    provideEnvironment({ META_GRAPH_URL: before }),
  )
  listener.close()
  expect(seen).toEqual([expect.stringMatching(/^\/v26\.0\/me\?appsecret_proof=[0-9a-f]{64}$/)])
})
