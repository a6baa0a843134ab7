import { describe, expect, test } from 'vitest'
import { classifyGraphError, graphErrorBody } from '@/lib/ads/graph/classify-graph-error'
import { explainGraphError } from '@/lib/ads/graph/explain-graph-error'
import { GraphError } from '@/lib/ads/graph/graph-error'
import { readThrottle } from '@/lib/ads/graph/read-throttle'
import { fixtureNames, type GraphErrorFixture, readFixture } from '../../../fixtures/meta/read-fixture'

const now = new Date('2026-11-22T12:00:00Z')
const throttle = readThrottle(new Headers())
const circumstances = { status: 400, throttle, accountId: '873302214460911', now }

function classify(code: number, subcode?: number | null, more: Partial<typeof circumstances> = {}) {
  const body = graphErrorBody.parse({ error: { message: 'anything', code, error_subcode: subcode } })
  return classifyGraphError(body, { ...circumstances, ...more })
}

describe('every error of the fixtures is', () => {
  const kinds: Record<string, string> = {
    'graph-error-1-unknown': 'temporary',
    'graph-error-10-permission': 'permission',
    'graph-error-100-1487534-too-much-data': 'too-much-data',
    'graph-error-100-33-missing-object': 'gone',
    'graph-error-100-invalid-parameter': 'bad-request',
    'graph-error-17-user-limit': 'throttled account 1',
    'graph-error-190-458-app-removed': 'token-dead',
    'graph-error-190-460-password-changed': 'token-dead',
    'graph-error-190-463-expired': 'token-dead',
    'graph-error-2-temporary': 'temporary',
    'graph-error-200-permission': 'permission',
    'graph-error-2635-dead-version': 'version',
    'graph-error-3018-range-too-old': 'bad-request',
    'graph-error-4-insights-global': 'throttled app 5',
    'graph-error-613-account-calls': 'throttled account 5',
    'graph-error-613-no-subcode': 'throttled account 60',
    'graph-error-80000-insights-buc': 'throttled account 15',
    'graph-error-80004-ads-management-buc': 'throttled account 15',
  }

  test.each(fixtureNames('graph-error-'))('%s', (name) => {
    const { http_status: status, body } = readFixture<GraphErrorFixture>(name)
    const { kind, whom, until } = classifyGraphError(graphErrorBody.parse(body), { ...circumstances, status })
    const minutes = until && (until.getTime() - now.getTime()) / 60_000
    expect(until ? `${kind} ${whom} ${minutes}` : kind).toBe(kinds[name])
  })
})

test.each([
  [102, null, 'token-dead'],
  [190, 459, 'token-dead'],
  [190, 464, 'token-dead'],
  [190, 467, 'token-dead'],
  [190, 492, 'token-dead'],
  [190, undefined, 'token-dead'],
  [1, 1504038, 'too-much-data'],
  [2, 1504044, 'temporary'],
  [100, 1504018, 'too-much-data'],
  [100, 3191001, 'permission'],
  [294, null, 'permission'],
  [368, null, 'permission'],
  [32, null, 'throttled'],
  [341, null, 'throttled'],
  [613, 5044001, 'throttled'],
  [80003, 2446079, 'throttled'],
  [80014, null, 'throttled'],
  [-2, 2490547, 'temporary'],
  [-3, 1504045, 'too-much-data'],
  [4711, null, 'bad-request'],
])('%d with %s is %s', (code, subcode, kind) => {
  expect(classify(code, subcode).kind).toBe(kind)
})

test('an unknown code that Meta calls passing, or that comes as 503, is temporary', () => {
  expect(classify(4711, null, { status: 503 }).kind).toBe('temporary')
  const body = graphErrorBody.parse({ error: { code: 4711, is_transient: true } })
  expect(classifyGraphError(body, circumstances).kind).toBe('temporary')
})

test('the headers beside a throttle say how long it lasts', () => {
  const blocked = readFixture<Record<string, Record<string, string>>>('graph-headers-throttle').blocked
  const { until } = classify(80000, 2446079, { throttle: readThrottle(new Headers(blocked)) })
  expect(until).toEqual(new Date('2026-11-22T12:19:00Z'))
})

test('an app in development waits longer for the account’s score', () => {
  const development = readThrottle(
    new Headers({ 'x-ad-account-usage': '{"ads_api_access_tier":"development_access"}' }),
  )
  expect(classify(17, 2446079, { throttle: development }).until).toEqual(new Date('2026-11-22T12:05:00Z'))
})

test('every kind has a sentence, and a dead token says why and what to do', () => {
  const explain = (code: number, subcode?: number) =>
    explainGraphError(new GraphError('for the log', classify(code, subcode)))
  expect(explain(190, 460)).toBe(
    'The person who connected it has changed their Facebook password. Connect again.',
  )
  expect(explain(190)).toBe('Facebook no longer accepts the login. Connect again.')
  expect(explain(368)).toMatch(/policies/)
  for (const code of [2, 4, 10, 100, 2635]) expect(explain(code)).toMatch(/^\S.{20,}\.$/)
})
