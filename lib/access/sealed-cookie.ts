import { decode, encode } from 'next-auth/jwt'
import type { z } from 'zod'
import { authSecret } from './auth-secret'

/** For a cookie: nobody else can read or write it. `purpose` keeps the uses apart; `life` is in seconds. */
export function sealCookie(purpose: string, payload: object, life: number): Promise<string> {
  return encode({ token: { ...payload }, secret: authSecret(), salt: purpose, maxAge: life })
}

/** Null for a cookie that is not there, over, or not of our making. */
export async function openCookie<T>(
  purpose: string,
  schema: z.ZodType<T>,
  cookie: string | undefined,
): Promise<T | null> {
  const payload = await decode({ token: cookie, secret: authSecret(), salt: purpose }).catch(() => null)
  return schema.safeParse(payload).data ?? null
}
