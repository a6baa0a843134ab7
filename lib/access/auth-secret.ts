import { createHmac } from 'node:crypto'
import { env } from '@/lib/env'

export function authSecret(): string {
  if (!env.AUTH_SECRET) throw new Error('AUTH_SECRET is not set; npm start and npm run demo make one.')
  return env.AUTH_SECRET
}

/** HMAC-SHA256 in base64url under AUTH_SECRET; `purpose` keeps the uses apart. */
export function sign(purpose: string, ...parts: string[]): string {
  return createHmac('sha256', authSecret())
    .update(JSON.stringify([purpose, ...parts]))
    .digest('base64url')
}
