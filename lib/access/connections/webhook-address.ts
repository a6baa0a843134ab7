import type { ConnectionKind } from '@/db/schema/connections'
import { env } from '@/lib/env'

/** Where a connection's sender posts to. Meta posts for all its kinds to one address. */
export function webhookAddress(kind: ConnectionKind, connectionId: string): string {
  const own = kind === 'bot' || kind === 'haptik'
  const path = own ? `/api/webhooks/${kind}/${connectionId}` : '/api/webhooks/meta'
  return new URL(path, env.APP_URL ?? `http://localhost:${env.PORT}`).href
}
