import { withPool } from '@/db/client'
import type { GraphError } from '@/lib/ads/graph/graph-error'
import { env } from '@/lib/env'

/**
 * Some of Meta's limits are the app's and not an account's: whoever asks next makes them last longer, in whatever
 * workspace. So they are kept for all, and a restart forgets nothing.
 */

/** Keeps the wait that Meta asked the whole app for; any other error asks for none. */
export async function noteAppPause({ until, whom }: GraphError): Promise<void> {
  if (until === null || whom !== 'app') return
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
