import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Tokens tell by themselves what they may, so that a stand-in that was started again knows those of its
 * predecessor: the demo's connections outlive a run.
 */
export interface TokenFacts {
  kind: 'code' | 'short' | 'long' | 'system' | 'page'
  userId: string
  permissions: string[]
  /** Asked for and not granted. */
  declined: string[]
  /** Seconds; 0 for never. */
  expiresAt: number
  /** Milliseconds. */
  issuedAt: number
  pageId?: string
  /** Of a code: where the dialog returned to, byte by byte. */
  redirectUri?: string
  /** Of a code of Login for Business: its token does not expire. */
  isBusiness?: boolean
}

const beginning = 'EAAS'
const macLength = 24

export function writeToken(facts: TokenFacts, secret: string): string {
  const nonce = randomBytes(4).toString('hex')
  const payload = Buffer.from(JSON.stringify({ ...facts, nonce })).toString('base64url')
  return `${beginning}${macOf(payload, secret)}${payload}`
}

export function readToken(token: string, secret: string): TokenFacts | null {
  if (!token.startsWith(beginning)) return null
  const mac = token.slice(beginning.length, beginning.length + macLength)
  const payload = token.slice(beginning.length + macLength)
  const expected = macOf(payload, secret)
  if (mac.length !== macLength || !timingSafeEqual(Buffer.from(mac), Buffer.from(expected))) return null
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as TokenFacts
}

function macOf(payload: string, secret: string): string {
  return createHmac('sha256', secret).update(payload).digest('hex').slice(0, macLength)
}
