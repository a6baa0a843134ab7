import { afterAll, afterEach, beforeAll } from 'vitest'
import { provideEnvironment } from '@/lib/env'
import type { MailControl } from './mail-control'
import { type MailStandIn, startMailStandIn } from './start-mail-stand-in'

/**
 * A mail server for the tests of a file, with SMTP_URL pointing at it. Each test finds it empty and in good
 * health.
 */
export function useMailPeer(): () => MailControl {
  let standIn: MailStandIn
  beforeAll(async () => {
    standIn = await startMailStandIn()
    provideEnvironment({ SMTP_URL: standIn.smtpUrl })
  })
  afterEach(async () => {
    await standIn.heal()
    await standIn.forget()
  })
  afterAll(() => standIn.stop())
  return () => standIn
}
