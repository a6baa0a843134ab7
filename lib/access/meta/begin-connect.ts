import { randomToken } from '@/lib/crypto/random-token'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import { bindToSession } from '../session-binding'
import { loginDialogAddress } from './connect-address'
import { sealConnectState } from './connect-state'
import type { LoginPurpose } from './permissions'

/**
 * Begins a login with Meta: the dialog's address, and the cookie that binds the way back to this session,
 * workspace and role. Needs the right to manage connections.
 */
export async function beginConnect(
  scope: Scope,
  { again, purpose = 'ads', now }: { again: boolean; purpose?: LoginPurpose; now: number },
): Promise<{ address: string; cookie: string }> {
  requireRight(scope, 'manage-connections')
  const claims = await bindToSession()
  const { workspaceId, slug, role } = scope
  const state = randomToken()
  const cookie = await sealConnectState({
    ...claims,
    state,
    workspaceId,
    slug,
    role,
    purpose,
    begunAt: now,
  })
  return { address: loginDialogAddress(state, { again, purpose }), cookie }
}
