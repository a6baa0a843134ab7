import { z } from 'zod'
import { dialogStateSchema } from '../meta/dialog-state'
import { openCookie, sealCookie } from '../sealed-cookie'
import { sessionBindingSchema } from '../session-binding'
import { cookieName, cookieOptions } from '../site-cookies'

/** Seconds. */
const life = 3600

/** A link that was begun: Facebook hands back `state`, and the rest must still be so. */
const begunSchema = z.object({ ...dialogStateSchema.shape, ...sessionBindingSchema.shape })
/** A link that Facebook has answered, and that its user has not confirmed yet. */
const pendingSchema = z.object({
  ...sessionBindingSchema.shape,
  metaUserId: z.string().min(1),
  name: z.string(),
  /** Milliseconds. */
  begunAt: z.int(),
})

export type BegunLink = z.infer<typeof begunSchema>
export type PendingLink = z.infer<typeof pendingSchema>

/** The cookies of a link on its way; Lax, so that the first comes along on the way back from Facebook. */
export function begunCookie() {
  return { name: cookieName('facebook-link'), options: { ...cookieOptions(), maxAge: life } }
}

export function pendingCookie() {
  return { name: cookieName('facebook-pending'), options: { ...cookieOptions(), maxAge: life } }
}

export function sealBegunLink(link: BegunLink): Promise<string> {
  return sealCookie('facebook link', link, life)
}

export function openBegunLink(cookie: string | undefined): Promise<BegunLink | null> {
  return openCookie('facebook link', begunSchema, cookie)
}

export function sealPendingLink(link: PendingLink): Promise<string> {
  return sealCookie('facebook pending', link, life)
}

export function openPendingLink(cookie: string | undefined): Promise<PendingLink | null> {
  return openCookie('facebook pending', pendingSchema, cookie)
}
