import { createHash, timingSafeEqual } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { authSecret } from '../auth-secret'
import { roles } from '../scope'

/** What a login with Meta was begun with; Meta hands back `state`, and the rest must still be so. */
const stateSchema = z.object({
  state: z.string().regex(/^[\w-]{43}$/),
  workspaceId: z.uuid(),
  slug: z.string(),
  role: z.enum(roles),
  userId: z.uuid(),
  sessionVersion: z.int(),
  signedInAt: z.int(),
  /** Milliseconds. */
  begunAt: z.int(),
})

export type ConnectState = z.infer<typeof stateSchema>

const goodFor = 10 * 60_000
/** Seconds. Kept longer than it is good for, so that who comes too late is told so where they began. */
export const connectCookieLife = 3600
const salt = 'meta connect'

/** For a cookie: nobody else can read or write it. */
export function sealConnectState(state: ConnectState): Promise<string> {
  return encode({ token: { ...state }, secret: authSecret(), salt, maxAge: connectCookieLife })
}

/** Null for a cookie that is not there, over, or not of our making. */
export async function openConnectState(cookie: string | undefined): Promise<ConnectState | null> {
  const payload = await decode({ token: cookie, secret: authSecret(), salt }).catch(() => null)
  return stateSchema.safeParse(payload).data ?? null
}

export function isTooLate({ begunAt }: ConnectState, now: number): boolean {
  return now - begunAt > goodFor
}

export function isStateOf({ state }: ConnectState, given: string | null): boolean {
  return given !== null && timingSafeEqual(digest(given), digest(state))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
