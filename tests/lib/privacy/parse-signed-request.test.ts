import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSignedRequest } from '@/lib/privacy/parse-signed-request'
import { readFixture } from '@/tests/fixtures/meta/read-fixture'
import { signSignedRequest } from '@/tests/stand-in/meta/sign-signed-request'
import { listForgeries, signText } from './forgeries'

const secret = 'a secret of the app'
const older = 'the secret before it'
const now = Date.parse('2026-11-22T12:00:00Z')
const seconds = now / 1000
const payload = { user_id: '100200300400500', algorithm: 'HMAC-SHA256', issued_at: seconds - 60 }

interface SignedFixture {
  form: { signed_request: string }
  verifies_with: string
  decoded_payload: { user_id: string; issued_at: number }
}

function parse(text: string, at = now) {
  return parseSignedRequest(text, { secrets: [secret, older], now: at })
}

function outcomeOf(text: string): string {
  const reading = parse(text)
  return reading.ok ? 'ok' : reading.problem
}

describe('a call of Meta’s is read', () => {
  test.each([secret, older])('whichever secret signed it: %s', (by) => {
    expect(parse(signSignedRequest(payload, by))).toEqual({
      ok: true,
      call: { userId: '100200300400500', issuedAt: now - 60_000 },
    })
  })

  test('with fields of Meta’s that say nothing here', () => {
    expect(outcomeOf(signSignedRequest({ ...payload, expires: seconds - 1, user: {} }, secret))).toBe('ok')
  })

  test.each(['data-deletion-request', 'deauthorize-request'] as const)('as Meta writes it: %s', (name) => {
    const { form, verifies_with, decoded_payload } = readFixture<SignedFixture>(name)
    const at = decoded_payload.issued_at * 1000 + 1_000
    expect(parseSignedRequest(form.signed_request, { secrets: [verifies_with], now: at })).toEqual({
      ok: true,
      call: { userId: decoded_payload.user_id, issuedAt: at - 1_000 },
    })
    const forged = readFixture<SignedFixture>('data-deletion-request-bad-signature').form.signed_request
    const reading = parseSignedRequest(forged, { secrets: [verifies_with], now: at })
    expect(reading).toEqual({ ok: false, problem: 'forged' })
  })

  test('up to seven days late and a little early', () => {
    for (const issuedAt of [seconds - 7 * 86_400 + 60, seconds + 200])
      expect(outcomeOf(signSignedRequest({ ...payload, issued_at: issuedAt }, secret))).toBe('ok')
  })
})

const forgeries = listForgeries(payload, { secret, now })

describe('refused', () => {
  test.each(forgeries)('%s', (_name, text, problem) => {
    expect(outcomeOf(text)).toBe(problem)
  })

  test('they are forty at least', () => {
    expect(forgeries.length).toBeGreaterThanOrEqual(40)
  })

  test('everything while no secret is set', () => {
    expect(parseSignedRequest(signSignedRequest(payload, secret), { secrets: [], now })).toEqual({
      ok: false,
      problem: 'forged',
    })
  })

  test('whatever text comes, it is an answer and no error', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.tuple(fc.base64String(), fc.string()).map((parts) => parts.join('.')),
    )
    fc.assert(
      fc.property(anything, (text) => !parse(text).ok),
      { numRuns: 2_000 },
    )
    const signedJson = fc.json().map((text) => signText(Buffer.from(text).toString('base64url'), secret))
    fc.assert(
      fc.property(signedJson, (text) => !parse(text).ok),
      { numRuns: 2_000 },
    )
  })
})
