import { cookies } from 'next/headers'
import { isTooLate } from '../meta/dialog-state'
import { isOfThisSession } from '../session-binding'
import { openPendingLink, type PendingLink, pendingCookie } from './link-cookies'

/** The Facebook account that this session is about to link; null where there is none, or it waited too long. */
export async function readPendingLink(now: number): Promise<PendingLink | null> {
  const jar = await cookies()
  const pending = await openPendingLink(jar.get(pendingCookie().name)?.value)
  if (!pending || isTooLate(pending, now) || !(await isOfThisSession(pending))) return null
  return pending
}

export async function forgetPendingLink(): Promise<void> {
  const { name, options } = pendingCookie()
  const jar = await cookies()
  jar.set(name, '', { ...options, maxAge: 0 })
}
