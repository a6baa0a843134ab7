import { createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { MetaUser } from './meta-world'
import { refusalOf, refuse } from './refusal'
import { nowOf, type StandInState } from './stand-in-state'
import { readToken, type TokenFacts } from './tokens'

/** Who asks. */
export interface Asker {
  token: string
  user: MetaUser
  facts: TokenFacts
}

const proofLifeSeconds = 300

/** The token of the header, its proof checked; a token anywhere else is refused. */
export function bearerOf(state: StandInState, headers: IncomingHttpHeaders, params: URLSearchParams): string {
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
  if (!token && params.has('access_token')) {
    throw refuse(
      100,
      '(#100) The stand-in takes tokens in the Authorization header, where no log keeps them.',
    )
  }
  if (!token) {
    throw refuse(2500, 'An active access token must be used to query information about the current user.')
  }
  checkProof(state, token, params)
  return token
}

export function authorize(state: StandInState, token: string): Asker {
  const facts = readToken(token, state.world.app.secret)
  const user = state.world.users.find(({ id }) => id === facts?.userId)
  if (!facts || !user || facts.kind === 'code') throw refuse(190, `Malformed access token ${token}`)
  const dead = whyDead(state, facts)
  if (dead !== null) throw deadToken(dead)
  return { token, user, facts }
}

/** The subcode of what ended a token; null while it lives. */
export function whyDead(state: StandInState, facts: TokenFacts): number | null {
  const killed = state.killed.get(facts.userId)
  if (killed && facts.issuedAt <= killed.at) return killed.subcode
  const isExpired = facts.expiresAt > 0 && facts.expiresAt * 1000 <= nowOf(state)
  return isExpired ? 463 : null
}

/** Any one of the permissions will do. */
export function requirePermission({ facts }: Asker, ...anyOf: string[]): void {
  if (!anyOf.some((name) => facts.permissions.includes(name))) throw refusalOf('graph-error-200-permission')
}

function checkProof({ world }: StandInState, token: string, params: URLSearchParams): void {
  const proof = params.get('appsecret_proof')
  if (proof === null) {
    if (!world.quirks.needsProof) return
    throw refuse(100, 'API calls from the server require an appsecret_proof argument')
  }
  const time = params.get('appsecret_time')
  const isFresh = time === null || Math.abs(Date.now() / 1000 - Number(time)) <= proofLifeSeconds
  const expected = createHmac('sha256', world.app.secret)
    .update(time === null ? token : `${token}|${time}`)
    .digest('hex')
  if (!isFresh || proof !== expected)
    throw refuse(100, 'Invalid appsecret_proof provided in the API argument')
}

function deadToken(subcode: number) {
  const known: Record<number, string> = {
    458: '458-app-removed',
    460: '460-password-changed',
    463: '463-expired',
  }
  const fixture = known[subcode]
  return fixture
    ? refusalOf(`graph-error-190-${fixture}`)
    : refuse(190, 'Error validating access token: the session is no longer valid.', subcode)
}
