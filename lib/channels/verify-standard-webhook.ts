import { hash, type KeyObject, timingSafeEqual } from 'node:crypto'

/**
 * Verification as the Standard Webhooks specification says (`v1`, HMAC-SHA256 over `id.timestamp.body`),
 * stricter than its library where leniency could be abused: one canonical base64 form, digits-only time, at
 * most ten signatures, and every secret is tried so that time tells nothing about which one matched.
 */

export interface SignedHeaders {
  id: string
  timestamp: string
  signature: string
}

const tolerance = 300
const mostSignatures = 10
const digestLength = 44

/** The index of the key that signed the bytes, or null. `now` is in milliseconds. */
export function verifyStandardWebhook(
  headers: SignedHeaders,
  body: Uint8Array,
  keys: readonly KeyObject[],
  now: number,
): number | null {
  if (!isFresh(headers.timestamp, now)) return null
  const signatures = readSignatures(headers.signature)
  let match: number | null = null
  for (const [index, key] of keys.entries()) {
    const expected = sign(key, headers, body)
    for (const given of signatures) {
      if (timingSafeEqual(expected, given)) match ??= index
    }
  }
  return match
}

function isFresh(timestamp: string, now: number): boolean {
  if (!/^\d{10}$/.test(timestamp)) return false
  return Math.abs(Math.floor(now / 1000) - Number(timestamp)) <= tolerance
}

function readSignatures(header: string): Buffer[] {
  const listed = header.split(' ')
  if (listed.length > mostSignatures || header.includes(', ')) return []
  return listed
    .filter((item) => item.startsWith('v1,'))
    .map((item) => Buffer.from(item.slice(3), 'latin1'))
    .filter((signature) => signature.length === digestLength)
}

function sign(key: KeyObject, { id, timestamp }: SignedHeaders, body: Uint8Array): Buffer {
  const { inner, outer } = padsOf(key)
  const signed = hash('sha256', Buffer.concat([inner, Buffer.from(`${id}.${timestamp}.`), body]), 'buffer')
  return Buffer.from(hash('sha256', Buffer.concat([outer, signed]), 'base64'), 'latin1')
}

const blockLength = 64
const pads = new WeakMap<KeyObject, { inner: Buffer; outer: Buffer }>()

/**
 * HMAC as RFC 2104 writes it down, over one-shot hashes: a streaming HMAC object costs several times as much
 * as hashing a short body, and every webhook needs one. The test holds it against the package's signatures.
 */
function padsOf(key: KeyObject): { inner: Buffer; outer: Buffer } {
  const known = pads.get(key)
  if (known) return known
  const secret = key.export()
  const block = Buffer.alloc(blockLength)
  ;(secret.length > blockLength ? hash('sha256', secret, 'buffer') : secret).copy(block)
  const made = {
    inner: Buffer.from(block.map((byte) => byte ^ 0x36)),
    outer: Buffer.from(block.map((byte) => byte ^ 0x5c)),
  }
  pads.set(key, made)
  return made
}
