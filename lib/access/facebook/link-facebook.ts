import { eq } from 'drizzle-orm'
import { withPool } from '@/db/client'
import { facebookIdentities } from '@/db/schema/accounts'
import { ConflictError } from '@/lib/errors'
import { listMyWorkspaces, scopeOf } from '../my-workspaces'
import type { SignedInUser } from '../user-of-session'
import { forgetPendingLink, readPendingLink } from './pending-link'
import { recordEverywhere } from './record-everywhere'

/**
 * Lets a user sign in with the Facebook account that Facebook has just named to this session; `metaUserId` is
 * the one that they were shown. One account is one user's, and a user has one.
 */
export async function linkFacebook(
  user: SignedInUser,
  { metaUserId }: { metaUserId: string },
  now = Date.now(),
): Promise<void> {
  const pending = await readPendingLink(now)
  if (pending?.metaUserId !== metaUserId || pending.userId !== user.id) {
    throw new ConflictError('This took too long, or was begun in another window. Link Facebook once more.')
  }
  await store(user, metaUserId, now)
  await forgetPendingLink()
}

async function store(user: SignedInUser, metaUserId: string, now: number): Promise<void> {
  const row = { metaUserId, userId: user.id, linkedAt: new Date(now).toISOString() }
  const [linked, ours] = await withPool('web', async ({ db }) => {
    const made = await db.insert(facebookIdentities).values(row).onConflictDoNothing().returning()
    const mine = db.select().from(facebookIdentities).where(eq(facebookIdentities.userId, user.id))
    return [made.length > 0, await mine] as const
  })
  if (linked) {
    const scopes = (await listMyWorkspaces(user)).map((workspace) => scopeOf(user, workspace))
    return recordEverywhere(scopes, { deed: 'user.facebook_linked', subject: user.id })
  }
  if (ours.some((one) => one.metaUserId === metaUserId)) return
  throw new ConflictError(
    ours.length > 0
      ? 'Another Facebook account is linked already. Unlink it first.'
      : 'This Facebook account cannot be linked here: it is linked already.',
  )
}
