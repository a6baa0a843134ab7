import { metaApp } from '@/lib/ads/graph/meta-token'
import { env } from '@/lib/env'
import { ownAddress } from '@/lib/own-address'
import { type LoginPurpose, permissionsFor } from './permissions'

/** Where Meta sends the browser back to; byte for byte what the exchange of the code names again. */
export function metaCallbackAddress(): string {
  return ownAddress('/api/meta/connect/callback')
}

/** Meta's login dialog without its question. */
export function dialogEndpoint(): string {
  return new URL(`${env.META_LOGIN_URL.replace(/\/$/, '')}/${env.META_GRAPH_VERSION}/dialog/oauth`).href
}

export interface DialogQuestion {
  state: string
  redirectUri: string
  permissions: readonly string[]
  /** Has Meta ask once more for what was refused before. */
  again?: boolean
}

export function dialogAddress({ state, redirectUri, permissions, again = false }: DialogQuestion): string {
  const address = new URL(dialogEndpoint())
  address.search = new URLSearchParams({
    client_id: metaApp().id,
    redirect_uri: redirectUri,
    state,
    response_type: 'code',
    scope: permissions.join(','),
    ...(again ? { auth_type: 'rerequest' } : {}),
  }).toString()
  return address.href
}

/** The dialog in which somebody lets a workspace read their ads, and take messages where that is the purpose. */
export function loginDialogAddress(
  state: string,
  { again, purpose = 'ads' }: { again: boolean; purpose?: LoginPurpose },
): string {
  const permissions = permissionsFor(purpose)
  return dialogAddress({ state, redirectUri: metaCallbackAddress(), permissions, again })
}
