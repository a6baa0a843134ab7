import { createHash } from 'node:crypto'
import { GraphError } from '@/lib/ads/graph/graph-error'
import { ConflictError } from '@/lib/errors'
import { reserveRequest } from '@/lib/idempotency/reserve-request'
import { settleRequest } from '@/lib/idempotency/settle-request'
import { logError } from '@/lib/log'
import { findScopeOfMember } from '../membership'
import { hasRight } from '../rights'
import type { Scope } from '../scope'
import { isOfThisSession } from '../session-binding'
import { getSignedInUser } from '../signed-in-user'
import type { ConnectProblem } from './connect-problems'
import { type ConnectState, openConnectState } from './connect-state'
import { isStateOf, isTooLate } from './dialog-state'
import { logInWithCode } from './log-in-with-code'
import { type LoginPurpose, mayReceiveMessages, missingPermissions } from './permissions'
import { storeLogin } from './store-login'

/** `slug` is the workspace to go back to; null where it is not known, or not this browser's to see. */
export type ConnectOutcome =
  | { slug: string; loginId: string; purpose: LoginPurpose }
  | { slug: string | null; problem: ConnectProblem }

/** What Meta's dialog sends the browser back with. */
export interface WayBack {
  state: string | null
  code: string | null
  error: string | null
}

/**
 * Ends a login with Meta that `beginConnect` has begun: only in the same session, for the same workspace with
 * the same role, within ten minutes, and once. Nothing is stored unless what it was begun for may be done with it.
 */
export async function finishConnect(
  cookie: string | undefined,
  wayBack: WayBack,
  now: number,
): Promise<ConnectOutcome> {
  const begun = await openConnectState(cookie)
  if (!begun || !(await isOfThisSession(begun))) return { slug: null, problem: 'not-begun-here' }
  const { slug } = begun
  if (!isStateOf(begun, wayBack.state)) return { slug, problem: 'not-begun-here' }
  if (isTooLate(begun, now)) return { slug, problem: 'too-late' }
  const scope = await scopeAsBegun(begun)
  if (!scope) return { slug, problem: 'not-allowed' }
  if (!(await isFirstUse(scope, begun))) return { slug, problem: 'not-begun-here' }
  return { slug, ...(await connect(scope, begun.purpose, wayBack)) }
}

async function scopeAsBegun({ slug, workspaceId, role }: ConnectState): Promise<Scope | null> {
  const user = await getSignedInUser()
  const scope = user && (await findScopeOfMember(user, slug))
  if (!scope || scope.workspaceId !== workspaceId || scope.role !== role) return null
  return hasRight(scope, 'manage-connections') ? scope : null
}

async function isFirstUse(scope: Scope, { state }: ConnectState): Promise<boolean> {
  const fingerprint = createHash('sha256').update(state).digest()
  try {
    const taken = await reserveRequest(scope, {
      key: `meta-connect ${fingerprint.toString('hex')}`,
      fingerprint,
    })
    if (!taken.isFirst) return false
    await settleRequest(scope, taken, { status: 302, text: '' })
    return true
  } catch (error) {
    if (error instanceof ConflictError) return false
    throw error
  }
}

async function connect(
  scope: Scope,
  purpose: LoginPurpose,
  { code, error }: WayBack,
): Promise<{ loginId: string; purpose: LoginPurpose } | { problem: ConnectProblem }> {
  if (error !== null) return { problem: error === 'access_denied' ? 'declined' : 'refused' }
  if (!code || code.length > longestCode) return { problem: 'refused' }
  try {
    const login = await logInWithCode(code)
    if (!login) return { problem: 'refused' }
    const problem = whatIsMissing(login.granted, purpose)
    if (problem) return { problem }
    return { loginId: await storeLogin(scope, login), purpose }
  } catch (failure) {
    if (!(failure instanceof GraphError)) throw failure
    logError('a login with Meta failed', failure, { workspaceId: scope.workspaceId })
    return {
      problem: failure.kind === 'temporary' || failure.kind === 'throttled' ? 'unreachable' : 'refused',
    }
  }
}

function whatIsMissing(granted: string[], purpose: LoginPurpose): ConnectProblem | null {
  if (purpose === 'messages') return mayReceiveMessages(granted) ? null : 'messages-missing'
  const isEnough = missingPermissions(granted).every(({ isNeeded }) => !isNeeded)
  return isEnough ? null : 'permission-missing'
}

const longestCode = 4096
