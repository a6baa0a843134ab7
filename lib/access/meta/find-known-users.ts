import { withPool } from '@/db/client'

/** Which of these app-scoped ids are of people who logged in with Meta here, or sign in with it. */
export async function findKnownUsers(metaUserIds: string[]): Promise<string[]> {
  const rows = await withPool(
    'worker',
    ({ client }) => client<{ id: string }[]>`
      select meta_user_id as id from meta_login_routes where meta_user_id = any(${metaUserIds}::text[])
      union
      select meta_user_id from facebook_identities where meta_user_id = any(${metaUserIds}::text[])
      order by id`,
  )
  return rows.map(({ id }) => id)
}
