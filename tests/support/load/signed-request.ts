import { signWebhook } from '../sign-webhook'
import type { BotEvent } from './bot-events'
import { requestBytes } from './http-connection'

export interface Door {
  connectionId: string
  secret: string
}

/** A delivery ready to be written to a socket, signed for the time at which it will be sent. */
export function signedRequest(door: Door, events: BotEvent[], sentAt: Date, path = doorPath(door)): Buffer {
  const [first] = events
  const body = JSON.stringify(events.length === 1 ? first : { events })
  return requestBytes('POST', path, signWebhook(body, { secret: door.secret, timestamp: sentAt }), body)
}

export function doorPath({ connectionId }: Door): string {
  return `/api/webhooks/bot/${connectionId}`
}
