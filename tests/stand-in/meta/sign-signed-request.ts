import { createHmac } from 'node:crypto'

/** The `signed_request` of Meta's deletion and deauthorise callbacks. */
export function signSignedRequest(payload: Record<string, unknown>, secret: string): string {
  const written = Buffer.from(JSON.stringify(payload)).toString('base64url')
  return `${createHmac('sha256', secret).update(written).digest('base64url')}.${written}`
}
