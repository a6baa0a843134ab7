import { randomToken } from '@/lib/crypto/random-token'
import { UnauthenticatedError } from '@/lib/errors'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import { getSessionClaims } from '../signed-in-user'
import { loginDialogAddress } from './connect-address'
import { sealConnectState } from './connect-state'

/**
 * Begins a login with Meta: the dialog's address, and the cookie that binds the way back to this session,
 * workspace and role. Needs the right to manage connections.
 */
export async function beginConnect(
  scope: Scope,
  { again, now }: { again: boolean; now: number },
): Promise<{ address: string; cookie: string }> {
  requireRight(scope, 'manage-connections')
  const claims = await getSessionClaims()
  if (!claims) throw new UnauthenticatedError()
  const { workspaceId, slug, role } = scope
  const state = randomToken()
  const cookie = await sealConnectState({ ...claims, state, workspaceId, slug, role, begunAt: now })
  return { address: loginDialogAddress(state, { again }), cookie }
}
