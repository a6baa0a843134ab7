import { env } from '@/lib/env'

/** Whether this installation has an app at Meta that people can log in to. */
export function isMetaSetUp(): boolean {
  return Boolean(env.META_APP_ID && env.META_APP_SECRETS?.[0])
}
