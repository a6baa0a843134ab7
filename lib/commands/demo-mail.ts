import { env } from '@/lib/env'
import { findFreePort } from './free-port'
import { type StandIn, startStandIn } from './stand-in'

/** Where mail catchers are looked for. */
const usualPort = 8025

/** Starts a mail server that keeps what it gets, with a page to read it; null where SMTP_URL names one. */
export async function startDemoMail(): Promise<StandIn | null> {
  if (env.SMTP_URL) return null
  const port = await findFreePort(usualPort)
  return startStandIn('mail', 'tests/stand-in/mail/serve.ts', '--page-port', String(port))
}
