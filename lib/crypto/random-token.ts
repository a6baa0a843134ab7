import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits as base64url, 43 characters. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a random token: 256 random bits need no slow hash, and are found by it. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
