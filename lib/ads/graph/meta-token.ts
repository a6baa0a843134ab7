import { createHmac } from 'node:crypto'
import { env } from '@/lib/env'

/** What a question to Meta is asked with. It goes into a header, and nowhere else. */
export interface MetaToken {
  accessToken: string
}

/** The app as Meta knows it. Throws where no app is set up. */
export function metaApp(): { id: string; secret: string } {
  const secret = env.META_APP_SECRETS?.[0]
  if (!env.META_APP_ID || !secret) throw new Error('META_APP_ID and META_APP_SECRETS are not set.')
  return { id: env.META_APP_ID, secret }
}

/** The app's own token, for questions about other tokens. */
export function appToken(): MetaToken {
  const { id, secret } = metaApp()
  return { accessToken: `${id}|${secret}` }
}

/** Meta's `appsecret_proof`: a token that was stolen is of no use without it. */
export function proveToken({ accessToken }: MetaToken): string {
  return createHmac('sha256', metaApp().secret).update(accessToken).digest('hex')
}
