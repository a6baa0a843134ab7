import { withPool } from '@/db/client'
import { env } from '@/lib/env'

/**
 * Some of Meta's limits are the app's and not an account's: whoever asks next makes them last longer, in whatever
 * workspace. So they are kept for all, and a restart forgets nothing.
 */

export async function pauseApp(until: Date): Promise<void> {
  await withPool(
    'worker',
    ({ client }) => client`
      insert into meta_app_pauses as p (app_id, until) values (${appId()}, ${until.toISOString()}::timestamptz)
      on conflict (app_id) do update set until = greatest(p.until, excluded.until)`,
  )
}

/** Until when Meta has this app wait; null where it may ask. `now` is in milliseconds. */
export async function findAppPause(now: number): Promise<Date | null> {
  const [pause] = await withPool(
    'worker',
    ({ client }) => client<{ until: number }[]>`
      select (extract(epoch from until) * 1000)::float8 as until from meta_app_pauses
      where app_id = ${appId()} and until > ${new Date(now).toISOString()}::timestamptz`,
  )
  return pause ? new Date(pause.until) : null
}

function appId(): string {
  return env.META_APP_ID ?? ''
}
