import { env } from '@/lib/env'

/** An address of this site, for whoever is not on it: a mail, another system. */
export function ownAddress(path: string): string {
  return new URL(path, env.APP_URL ?? `http://localhost:${env.PORT}`).href
}
