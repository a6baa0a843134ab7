import { createHmac } from 'node:crypto'

/** The `X-Hub-Signature-256` that Meta sends with exactly these bytes. */
export function signMetaPost(body: string | Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

/** A webhook's body as Meta writes it: whatever is not ASCII is escaped, and so are slashes. */
export function writeMetaPost(body: unknown): string {
  const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(body)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, escaped)
}
