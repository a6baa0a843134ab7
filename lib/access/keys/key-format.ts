import { randomToken } from '@/lib/crypto/random-token'

const pattern = /^cth_[A-Za-z0-9_-]{43}$/

/** The prefix tells people, and scanners for leaked secrets, what it is. */
export function makeKey(): string {
  return `cth_${randomToken()}`
}

/** The key of an `Authorization: Bearer …` header, or null. */
export function readBearerKey(header: string | null): string | null {
  const [, key = ''] = /^bearer +(\S+)$/i.exec(header ?? '') ?? []
  return pattern.test(key) ? key : null
}
