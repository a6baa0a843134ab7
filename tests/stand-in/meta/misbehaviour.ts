import type { ServerResponse } from 'node:http'
import { type FixtureName, readFixture } from '../../fixtures/meta/read-fixture'
import { send } from './answer'
import type { Failure, Match } from './meta-control'
import { refusalOf } from './refusal'
import type { StandInState } from './stand-in-state'

interface Asked {
  method: string
  path: string
  userId: string | null
}

type HeaderSet = Record<string, string>

const accountOfFixture = '873302214460911'
const huge = 40 * 1024 * 1024

/** The failure that this question meets, if any; each question counts. */
export function failureFor(state: StandInState, asked: Asked): Failure | null {
  for (const live of state.failures) {
    const { match, times = 1, after = 0 } = live.failure
    if (!matches(match, asked)) continue
    live.seen += 1
    if (live.seen > after && (times === null || live.seen <= after + times)) return live.failure
  }
  return null
}

/** Answers as the failure says: with an error, or not as anybody would expect. */
export function fail(response: ServerResponse, { error, headers }: Failure): void {
  if ('fixture' in error) {
    const { status, body } = refusalOf(error.fixture)
    send(response, { json: body, status }, headers)
  } else if ('status' in error) send(response, { json: error.body, status: error.status }, headers)
  else if (error.misbehave === 'html') {
    send(response, { text: '<html><body>Sorry</body></html>', status: 502, type: 'text/html' }, headers)
  } else if (error.misbehave === 'cut') send(response, { text: '{"data":[{"ad_id":"12' }, headers)
  else if (error.misbehave === 'empty') send(response, { text: '' }, headers)
  else if (error.misbehave === 'huge') {
    send(response, { text: `{"data":["${'x'.repeat(huge)}"]}` }, headers)
  } else if (error.misbehave === 'redirect')
    send(response, { location: 'https://elsewhere.invalid/' }, headers)
  else if (error.misbehave === 'reset') response.destroy()
  // What is left is silence: the connection stays open until one side gives up.
}

/** The headers in which Meta says how near a limit is; calm where nothing else was set. */
export function throttleHeaders(state: StandInState, asked: Asked): HeaderSet {
  const accountId = /^act_(\d+)/.exec(asked.path)?.[1]
  const set = state.throttlings.findLast(({ match }) => matches(match, asked))?.headers
  if (set === undefined && accountId === undefined) return {}
  const headers = typeof set === 'object' ? set : headersNamed(set ?? 'calm')
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value.replaceAll(accountOfFixture, accountId ?? accountOfFixture),
    ]),
  )
}

function headersNamed(name: 'calm' | 'near_limit' | 'blocked'): HeaderSet {
  return readFixture<Record<string, HeaderSet>>('graph-headers-throttle' as FixtureName)[name] ?? {}
}

function matches(match: Match = {}, { method, path, userId }: Asked): boolean {
  if (match.method && match.method !== method) return false
  if (match.path && !path.includes(match.path)) return false
  return !match.userId || match.userId === userId
}
