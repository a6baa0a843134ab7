import { z } from 'zod'
import { roles } from '../scope'
import { openCookie, sealCookie } from '../sealed-cookie'
import { sessionBindingSchema } from '../session-binding'
import { dialogStateSchema } from './dialog-state'
import { loginPurposes } from './permissions'

/** What a login with Meta was begun with; Meta hands back `state`, and the rest must still be so. */
const stateSchema = z.object({
  ...dialogStateSchema.shape,
  ...sessionBindingSchema.shape,
  workspaceId: z.uuid(),
  slug: z.string(),
  role: z.enum(roles),
  purpose: z.enum(loginPurposes),
})

export type ConnectState = z.infer<typeof stateSchema>

/** Seconds. Kept longer than it is good for, so that who comes too late is told so where they began. */
export const connectCookieLife = 3600
const cookiePurpose = 'meta connect'

export function sealConnectState(state: ConnectState): Promise<string> {
  return sealCookie(cookiePurpose, state, connectCookieLife)
}

export function openConnectState(cookie: string | undefined): Promise<ConnectState | null> {
  return openCookie(cookiePurpose, stateSchema, cookie)
}
