import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** Meta's call on behalf of somebody who logged in with it. */
export interface SignedCall {
  /** Meta's app-scoped id. */
  userId: string
  /** Milliseconds since 1970 UTC. */
  issuedAt: number
}

/** `malformed` is no signed request of Meta's; `forged` nobody with a secret signed; `stale` is not of now. */
export type SignedCallProblem = 'malformed' | 'forged' | 'stale'

export type SignedCallReading = { ok: true; call: SignedCall } | { ok: false; problem: SignedCallProblem }

const mostLetters = 8_192
const macLength = 32
const oldest = 7 * 24 * 3_600_000
/** For clocks that differ. */
const mostAhead = 5 * 60_000

const payloadSchema = z.object({
  user_id: z.string().regex(/^\d{1,64}$/),
  issued_at: z.int().positive(),
})

/**
 * Reads a `signed_request`: two parts exactly, the first of them an HMAC-SHA256 over the second as it was
 * received, by any of the secrets. One alphabet and one spelling, so that no two texts are the same call.
 * `now` is in milliseconds.
 */
export function parseSignedRequest(
  text: string,
  { secrets, now }: { secrets: readonly string[]; now: number },
): SignedCallReading {
  if (text.length > mostLetters) return refused('malformed')
  const [signature, payload, ...more] = text.split('.')
  if (!signature || !payload || more.length > 0) return refused('malformed')
  const mac = decode(signature)
  const written = decode(payload)
  if (!written || mac?.length !== macLength || !isSigned(payload, mac, secrets)) return refused('forged')
  return readPayload(written, now)
}

function refused(problem: SignedCallProblem): SignedCallReading {
  return { ok: false, problem }
}

/** Null unless it is base64url in its one spelling: no padding, no stray bits, no other letters. */
function decode(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : null
}

/** Every secret is tried, so that time tells nothing about which one matched. */
function isSigned(payload: string, mac: Buffer, secrets: readonly string[]): boolean {
  let isMatch = false
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret).update(payload).digest()
    if (timingSafeEqual(expected, mac)) isMatch = true
  }
  return isMatch
}

function readPayload(written: Buffer, now: number): SignedCallReading {
  const content = parseJson(written)
  if (content === null) return refused('malformed')
  if (content.algorithm !== 'HMAC-SHA256') return refused('forged')
  const parsed = payloadSchema.safeParse(content)
  if (!parsed.success) return refused('malformed')
  const issuedAt = parsed.data.issued_at * 1000
  if (issuedAt < now - oldest || issuedAt > now + mostAhead) return refused('stale')
  return { ok: true, call: { userId: parsed.data.user_id, issuedAt } }
}

function parseJson(bytes: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
