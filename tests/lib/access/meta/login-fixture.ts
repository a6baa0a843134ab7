import type { MetaLogin } from '@/lib/access/meta/log-in-with-code'
import type { MetaControl } from '../../../stand-in/meta/meta-control'
import { ines } from '../../../stand-in/meta/small-world'

const day = 86_400_000

/** A login as the way through the dialog would have given it. */
export async function loginOf(meta: MetaControl, userId = ines): Promise<MetaLogin> {
  const person = (await meta.world()).users.find(({ id }) => id === userId)
  return {
    accessToken: await meta.issueToken(userId),
    metaUserId: userId,
    name: person?.name ?? userId,
    granted: ['ads_read', 'business_management'],
    expiresAt: new Date(Date.now() + 60 * day),
    dataAccessExpiresAt: new Date(Date.now() + 90 * day),
  }
}
