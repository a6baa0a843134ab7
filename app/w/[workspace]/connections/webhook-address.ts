import { ownAddress } from '@/lib/own-address'

/** Where a bot platform sends the events of a connection to (door 1 of the webhook contracts). */
export function webhookAddress(connectionId: string): string {
  return ownAddress(`/api/webhooks/bot/${connectionId}`)
}
