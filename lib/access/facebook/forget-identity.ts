import { withPool } from '@/db/client'
import { jobScope } from '../job-gate'
import { recordEverywhere } from './record-everywhere'

/** Meta says whole seconds, by its own clock. */
const clockGrace = '5 seconds'

/**
 * Whoever Meta's call speaks of signs in with Facebook no more; a link made after the call stays. Answers how
 * many links went.
 */
export async function forgetIdentity(code: string): Promise<number> {
  const forgotten = await withPool(
    'worker',
    ({ client }) => client<{ userId: string; workspaceId: string | null }[]>`
      with gone as (
        delete from facebook_identities i using deletion_requests d
        where d.code = ${code} and sha256(convert_to(i.meta_user_id, 'UTF8')) = d.user_hash
          and i.linked_at <= d.issued_at + ${clockGrace}::interval
        returning i.user_id
      )
      select gone.user_id as "userId", m.workspace_id as "workspaceId"
      from gone left join memberships m on m.user_id = gone.user_id`,
  )
  const [first] = forgotten
  if (!first) return 0
  const workspaces = forgotten.flatMap(({ workspaceId }) => workspaceId ?? [])
  const scopes = await Promise.all(workspaces.map((workspaceId) => jobScope(workspaceId, 'Meta callback')))
  await recordEverywhere(scopes, { deed: 'user.facebook_unlinked', subject: first.userId })
  return new Set(forgotten.map(({ userId }) => userId)).size
}
