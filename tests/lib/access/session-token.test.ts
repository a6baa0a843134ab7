import '../../support/environment'
import { randomUUID } from 'node:crypto'
import { decode } from 'next-auth/jwt'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { authSecret } from '@/lib/access/auth-secret'
import {
  absoluteLimit,
  encodeSession,
  idleLimit,
  readClaims,
  remainingLife,
  renewSessionToken,
  type SessionClaims,
  toPayload,
} from '@/lib/access/session-token'

const signedInAt = 1_795_000_000
const claims: SessionClaims = { userId: randomUUID(), sessionVersion: 3, signedInAt }
const secret = authSecret()

describe('how long a session lives', () => {
  it.each([
    ['unused: 12 hours', 0, idleLimit],
    ['used on the sixth day: 12 more hours', 6 * 86_400, idleLimit],
    ['used an hour before the seventh day ends: that hour', absoluteLimit - 3600, 3600],
    ['used when seven days are over: not at all', absoluteLimit, 0],
    ['used later', absoluteLimit + 99, 0],
  ])('%s', (_, later, seconds) => {
    expect(remainingLife(signedInAt, signedInAt + later)).toBe(seconds)
  })
})

describe('the token', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => vi.useRealTimers())
  const at = (later: number) => vi.setSystemTime((signedInAt + later) * 1000)
  const makeToken = () => encodeSession({ token: toPayload(claims), secret })
  const read = async (token: string) => readClaims(await decode({ token, secret }).catch(() => null))

  it('says who and as of which version, and nothing that can be read outside', async () => {
    at(0)
    const token = await makeToken()
    expect(await read(token)).toEqual(claims)
    expect(token).not.toContain(claims.userId)
  })

  it('is over after 12 hours without use', async () => {
    at(0)
    const token = await makeToken()
    at(idleLimit - 1)
    expect(await read(token)).toEqual(claims)
    at(idleLimit + 16)
    expect(await read(token)).toBeNull()
  })

  it('is renewed by use, but not beyond seven days', async () => {
    at(0)
    let token = await makeToken()
    expect(await renewSessionToken(token, Date.now())).toBeNull()
    for (let later = 6 * 3600; later < absoluteLimit; later += 6 * 3600) {
      at(later)
      token = (await renewSessionToken(token, Date.now())) ?? token
    }
    expect(await read(token)).toEqual(claims)
    at(absoluteLimit + 16)
    expect(await read(token)).toBeNull()
    expect(await renewSessionToken(token, Date.now())).toBeNull()
  })

  it.each([
    ['nothing', ''],
    ['words', 'not a token'],
    ['8 KB', 'x'.repeat(8192)],
  ])('is not renewed when it is %s', async (_, token) => {
    expect(await renewSessionToken(token, Date.now())).toBeNull()
  })

  it('is not read once altered, or under another secret', async () => {
    at(0)
    const token = await makeToken()
    const altered = `${token.slice(0, -20)}${token.slice(-20).split('').reverse().join('')}`
    expect(await read(altered)).toBeNull()
    const elsewhere = await encodeSession({ token: toPayload(claims), secret: 'another secret' })
    expect(await read(elsewhere)).toBeNull()
  })
})

it.each([
  ['nothing', null],
  ['no version', { sub: claims.userId, signedInAt }],
  ['no sign-in', { sub: claims.userId, sessionVersion: 1 }],
  ['a name for an id', { sub: 'alice', sessionVersion: 1, signedInAt }],
  ['a version in words', { sub: claims.userId, sessionVersion: '1', signedInAt }],
])('claims nothing: %s', (_, payload) => {
  expect(readClaims(payload)).toBeNull()
})
