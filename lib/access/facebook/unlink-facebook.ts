import { withPool } from '@/db/client'
import { ConflictError } from '@/lib/errors'
import { listMyWorkspaces, scopeOf } from '../my-workspaces'
import type { SignedInUser } from '../user-of-session'
import { readFacebookLink } from './read-facebook-link'
import { recordEverywhere } from './record-everywhere'

/** Facebook no longer signs the user in; sessions go on. Refused where it is the only way in. */
export async function unlinkFacebook(user: SignedInUser): Promise<void> {
  const removed = await withPool(
    'web',
    ({ client }) => client`
      delete from facebook_identities
      where user_id = ${user.id}
        and exists (select from users where id = ${user.id} and password_hash is not null)`,
  )
  if (removed.count === 0) {
    if (!(await readFacebookLink(user)).linkedAt) return
    throw new ConflictError('Facebook is your only way in. Have a password set first.')
  }
  const scopes = (await listMyWorkspaces(user)).map((workspace) => scopeOf(user, workspace))
  await recordEverywhere(scopes, { deed: 'user.facebook_unlinked', subject: user.id })
}
