import { safeCallbackUrl } from './callback-url'

/** Set by proxy.ts on every page request: pages do not know their own address, and must send people back. */
export const requestedPathHeader = 'x-requested-path'

/** The address of the sign-in that leads back to where the request was going, or to `otherwise`. */
export function signInAddress(headers: Pick<Headers, 'get'>, otherwise: string): string {
  const path = safeCallbackUrl(headers.get(requestedPathHeader)) ?? otherwise
  return `/sign-in?callbackUrl=${encodeURIComponent(path)}`
}
