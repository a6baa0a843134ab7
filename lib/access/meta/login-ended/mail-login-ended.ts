import { inWorkspace } from '@/db/workspace'
import { MailError } from '@/lib/email/mail-error'
import { renderMail } from '@/lib/email/render-mail'
import { sendMail } from '@/lib/email/send-mail'
import { InvalidInputError } from '@/lib/errors'
import { logError } from '@/lib/log'
import { findMember } from '../../member-gate'
import { hasRight } from '../../rights'
import type { Scope } from '../../scope'
import { type EndedLogin, loginEndedContent } from './login-ended-content'

/**
 * Tells an admin that a login with Meta has ended, unless somebody has connected again meanwhile or they are no
 * admin any more. A mail that may be taken later is thrown, to be tried again.
 */
export async function mailLoginEnded(
  scope: Scope,
  { loginId, userId }: { loginId: string; userId: string },
): Promise<void> {
  const login = await findEnded(scope, loginId)
  const admin = await findMember(scope.workspaceId, userId)
  if (!login || !admin || !hasRight(admin.scope, 'manage-connections')) return
  const { subject, ...content } = loginEndedContent(admin.scope, login)
  const to = { name: admin.name, address: admin.email }
  try {
    await sendMail({ to, subject, ...renderMail(content) })
  } catch (error) {
    const isFinal = error instanceof InvalidInputError || (error instanceof MailError && !error.isTemporary)
    if (!isFinal) throw error
    logError('an admin could not be told of a login that ended', error, { workspaceId: scope.workspaceId })
  }
}

async function findEnded(scope: Scope, loginId: string): Promise<EndedLogin | undefined> {
  const [login] = await inWorkspace(
    scope,
    async ({ sql }) => sql<EndedLogin[]>`
      select name, problem, array(
        select a.name from ad_accounts a
        where a.workspace_id = ${scope.workspaceId}::uuid and a.login_id = ${loginId}::uuid order by a.name
      ) as accounts
      from meta_logins
      where workspace_id = ${scope.workspaceId}::uuid and id = ${loginId}::uuid and state = 'dead'`,
    { pool: 'worker' },
  )
  return login
}
