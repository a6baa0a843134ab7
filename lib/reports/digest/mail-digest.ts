import type { Member } from '@/lib/access/member-gate'
import { renderMail } from '@/lib/email/render-mail'
import { sendMail } from '@/lib/email/send-mail'
import { scheduleLinks } from '../schedules/schedule-links'
import { type DigestOrder, digestContent } from './digest-content'
import { isQuiet, readDigest } from './read-digest'

/** Mails the digest of a period to a member; false where nothing had happened and nobody asked for it. */
export async function mailDigest(
  { scope, name, email }: Member,
  order: DigestOrder & { scheduleId: string; userId: string; isAsked: boolean },
  now: number,
): Promise<boolean> {
  const { scheduleId, userId, isAsked, period } = order
  const digest = await readDigest(scope, period, now)
  if (isQuiet(digest) && !isAsked) return false
  const links = scheduleLinks({ workspaceId: scope.workspaceId, scheduleId, userId })
  const { subject, ...content } = digestContent(scope, digest, { ...order, stopAddress: links.page })
  await sendMail({
    to: { name, address: email },
    subject,
    ...renderMail(content),
    headers: links.headers,
    // The same mail again, after an answer that got lost, is known as the same; one that is asked for is not.
    id: `digest-${scheduleId}-${isAsked ? now : period.to}`,
  })
  return true
}
