import { randomToken } from '@/lib/crypto/random-token'
import { dialogAddress } from '../meta/connect-address'
import { bindToSession } from '../session-binding'
import { facebookPermissions, linkCallbackAddress } from './facebook-addresses'
import { sealBegunLink } from './link-cookies'

/** Begins to link a Facebook account: the dialog's address, and the cookie that binds the way back to this session. */
export async function beginLink(now: number): Promise<{ address: string; cookie: string }> {
  const claims = await bindToSession()
  const state = randomToken()
  const cookie = await sealBegunLink({ ...claims, state, begunAt: now })
  const redirectUri = linkCallbackAddress()
  return { address: dialogAddress({ state, redirectUri, permissions: facebookPermissions }), cookie }
}
