import { withPool } from '@/db/client'
import { toIsoInstantOrNull } from '@/lib/metrics/instant'
import type { SignedInUser } from '../user-of-session'

export interface FacebookLink {
  /** Null where no Facebook account is linked. */
  linkedAt: string | null
  hasPassword: boolean
}

export async function readFacebookLink({ id }: SignedInUser): Promise<FacebookLink> {
  const [row] = await withPool(
    'web',
    ({ client }) => client<{ linkedAt: string | null; hasPassword: boolean }[]>`
      select i.linked_at::text as "linkedAt", u.password_hash is not null as "hasPassword"
      from users u left join facebook_identities i on i.user_id = u.id
      where u.id = ${id}`,
  )
  return { linkedAt: toIsoInstantOrNull(row?.linkedAt ?? null), hasPassword: row?.hasPassword ?? false }
}
