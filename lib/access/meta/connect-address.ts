import { metaApp } from '@/lib/ads/graph/meta-token'
import { env } from '@/lib/env'
import { metaPermissions } from './permissions'

/** Where Meta sends the browser back to; byte for byte what the exchange of the code names again. */
export function metaCallbackAddress(): string {
  return new URL('/api/meta/connect/callback', env.APP_URL ?? `http://localhost:${env.PORT}`).href
}

/** Meta's login dialog. `again` has it ask once more for what was refused before. */
export function loginDialogAddress(state: string, { again }: { again: boolean }): string {
  const address = new URL(`${env.META_LOGIN_URL.replace(/\/$/, '')}/${env.META_GRAPH_VERSION}/dialog/oauth`)
  address.search = new URLSearchParams({
    client_id: metaApp().id,
    redirect_uri: metaCallbackAddress(),
    state,
    response_type: 'code',
    scope: metaPermissions.map(({ name }) => name).join(','),
    ...(again ? { auth_type: 'rerequest' } : {}),
  }).toString()
  return address.href
}
