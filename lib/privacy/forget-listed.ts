import { inWorkspace } from '@/db/workspace'
import { operatorScopes } from '@/lib/access/job-gate'
import { storeDeletionRequest } from '@/lib/access/meta/deletion-requests'
import { findKnownUsers } from '@/lib/access/meta/find-known-users'
import type { Scope } from '@/lib/access/scope'
import { erasePerson } from './erase-person'
import { finishDeletionRequest } from './finish-deletion-request'

export interface ForgottenList {
  /** Codes of the deletions of people who logged in with Meta, as their callback would have made them. */
  codes: string[]
  /** People erased who talked to a bot, over all workspaces. */
  persons: number
}

/**
 * Forgets everybody on the list of ids that Meta sends every three weeks: app-scoped ids are of people who logged
 * in, ids of a Page's or an account's are of people who wrote to it. Ids of nobody here are passed over. Cut off,
 * it is done by doing it again. `now` is in milliseconds.
 */
export async function forgetListed(ids: string[], now = Date.now()): Promise<ForgottenList> {
  const codes: string[] = []
  for (const userId of await findKnownUsers(ids)) {
    const { code } = await storeDeletionRequest({ kind: 'deletion', userId, issuedAt: now })
    await finishDeletionRequest(code)
    codes.push(code)
  }
  let persons = 0
  for (const scope of await operatorScopes()) persons += await eraseListed(scope, ids)
  return { codes, persons }
}

async function eraseListed(scope: Scope, ids: string[]): Promise<number> {
  const listed = await inWorkspace(
    scope,
    ({ sql }) => sql<{ personId: string }[]>`
      select distinct person_id as "personId" from person_identifiers
      where workspace_id = ${scope.workspaceId} and channel = any('{messenger,instagram}'::text[])
        and identifier = any(${ids}::text[])
      order by person_id`,
    { pool: 'worker' },
  )
  for (const { personId } of listed) await erasePerson(scope, { personId })
  return listed.length
}
