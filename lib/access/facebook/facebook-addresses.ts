import { ownAddress } from '@/lib/own-address'

/** Enough to know who somebody is at Facebook; no e-mail address is asked for. */
export const facebookPermissions = ['public_profile'] as const

/** Where Facebook sends a browser back to that signs in: next-auth's own path. */
export function signInCallbackAddress(): string {
  return ownAddress('/api/auth/callback/facebook')
}

/** Where Facebook sends a browser back to that links a Facebook account to a user. */
export function linkCallbackAddress(): string {
  return ownAddress('/api/account/facebook/callback')
}
