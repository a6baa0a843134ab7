import { readFixture } from '../../fixtures/meta/read-fixture'
import type { Answer } from './answer'
import { whyDead } from './authorize'
import { Refusal, refuse } from './refusal'
import { nowOf, type StandInState } from './stand-in-state'
import { readToken, type TokenFacts, writeToken } from './tokens'

const shortLife = 5_112
const longLife = 5_183_944
const dataAccessLife = 90 * 86_400

/** `oauth/access_token`: a code for a token of an hour, or that token for one of sixty days. */
export function answerTokenExchange(state: StandInState, params: URLSearchParams): Answer {
  const { app } = state.world
  if (params.get('client_id') !== app.id) throw refuse(101, 'Error validating application.')
  if (params.get('client_secret') !== app.secret) throw refuse(1, 'Error validating client secret.')
  const isExtension = params.get('grant_type') === 'fb_exchange_token'
  const facts = isExtension ? extend(state, params) : redeem(state, params)
  const expiry = facts.expiresAt > 0 ? { expires_in: facts.expiresAt - seconds(state) } : {}
  return { json: { access_token: writeToken(facts, app.secret), token_type: 'bearer', ...expiry } }
}

function redeem(state: StandInState, params: URLSearchParams): TokenFacts {
  const code = params.get('code') ?? ''
  const facts = readToken(code, state.world.app.secret)
  if (facts?.kind !== 'code' || state.usedCodes.has(code) || facts.expiresAt < seconds(state)) {
    throw new Refusal(400, readFixture('graph-oauth-error-bad-code'))
  }
  if (params.get('redirect_uri') !== facts.redirectUri) {
    throw refuse(
      100,
      'Error validating verification code. Please make sure your redirect_uri is identical.',
      36008,
    )
  }
  state.usedCodes.add(code)
  const { userId, permissions, declined, isBusiness } = facts
  return {
    kind: isBusiness ? 'system' : 'short',
    userId,
    permissions,
    declined,
    issuedAt: nowOf(state),
    expiresAt: isBusiness ? 0 : seconds(state) + shortLife,
  }
}

function extend(state: StandInState, params: URLSearchParams): TokenFacts {
  const facts = readToken(params.get('fb_exchange_token') ?? '', state.world.app.secret)
  if (!facts || whyDead(state, facts) !== null) {
    throw refuse(190, 'Error validating access token: an expired token cannot be exchanged.', 463)
  }
  return { ...facts, kind: 'long', issuedAt: nowOf(state), expiresAt: seconds(state) + longLife }
}

/** `debug_token`, which the app asks with its own token. */
export function answerDebugToken(state: StandInState, appToken: string, params: URLSearchParams): Answer {
  const { app } = state.world
  if (appToken !== `${app.id}|${app.secret}`) throw refuse(190, 'Invalid OAuth access token signature.')
  const facts = readToken(params.get('input_token') ?? '', app.secret)
  const known = { app_id: app.id, type: 'USER', application: app.name }
  if (!facts) {
    const error = { code: 190, message: 'Malformed access token' }
    return { json: { data: { ...known, error, is_valid: false, scopes: [] } } }
  }
  const dead = whyDead(state, facts)
  if (dead !== null) {
    const error = { code: 190, message: 'The session has been invalidated.', subcode: dead }
    return { json: { data: { ...known, error, expires_at: 0, is_valid: false, scopes: [] } } }
  }
  const issuedAt = Math.floor(facts.issuedAt / 1000)
  return {
    json: {
      data: {
        ...known,
        type: facts.kind === 'system' ? 'SYSTEM_USER' : facts.kind === 'page' ? 'PAGE' : 'USER',
        data_access_expires_at: facts.kind === 'system' ? 0 : issuedAt + dataAccessLife,
        expires_at: facts.expiresAt,
        is_valid: true,
        issued_at: issuedAt,
        scopes: facts.permissions,
        granular_scopes: facts.permissions.map((scope) => ({ scope })),
        user_id: facts.userId,
      },
    },
  }
}

function seconds(state: StandInState): number {
  return Math.floor(nowOf(state) / 1000)
}
