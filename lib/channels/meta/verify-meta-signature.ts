import { createHmac, timingSafeEqual } from 'node:crypto'

const form = /^sha256=([0-9a-f]{64})$/

/**
 * Whether `X-Hub-Signature-256` was made over exactly these bytes with one of the app's secrets. All are tried,
 * so that time tells nothing about which one matched.
 */
export function verifyMetaSignature(header: string | null, body: Uint8Array, secrets: string[]): boolean {
  const given = form.exec(header ?? '')?.[1]
  if (given === undefined) return false
  const signature = Buffer.from(given, 'hex')
  const matches = secrets.map((secret) =>
    timingSafeEqual(createHmac('sha256', secret).update(body).digest(), signature),
  )
  return matches.includes(true)
}
