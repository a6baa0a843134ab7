import { createHmac, randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

interface Signing {
  /** `whsec_…` of the connection. */
  secret: string
  /** The delivery's id; a new one unless given. */
  id?: string
  /** When the sender signed it; now unless given. */
  timestamp?: Date
}

/** The headers of a delivery as any Standard Webhooks sender makes them. */
export function signWebhook(body: string | Buffer, signing: Signing): Record<string, string> {
  const id = signing.id ?? `msg_${randomUUID().replaceAll('-', '')}`
  const timestamp = signing.timestamp ?? new Date()
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
    'webhook-signature': signatureOf(body, id, timestamp, signing.secret),
  }
}

/** The package signs the UTF-8 reading of a Buffer; bytes that are not UTF-8 need the formula itself. */
function signatureOf(body: string | Buffer, id: string, timestamp: Date, secret: string): string {
  if (typeof body === 'string') return new Webhook(secret).sign(id, timestamp, body)
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signed = createHmac('sha256', key).update(`${id}.${Math.floor(timestamp.getTime() / 1000)}.`)
  return `v1,${signed.update(body).digest('base64')}`
}
