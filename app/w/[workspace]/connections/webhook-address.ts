import { env } from '@/lib/env'

/** Where a bot platform sends the events of a connection to (door 1 of the webhook contracts). */
export function webhookAddress(connectionId: string): string {
  return `${env.APP_URL ?? `http://localhost:${env.PORT}`}/api/webhooks/bot/${connectionId}`
}
