import { readFileSync } from 'node:fs'
import type { DemoBrand, DemoUser } from '@/lib/commands/demo-record'

/** The app that the stories visit, with its past and who may sign in. */
export interface RunningApp {
  address: string
  /** Each brand's owner, and `team@agency.example`, who is an admin of both. */
  users: DemoUser[]
  /** Looks at Fab Cart and may change nothing. */
  viewer: DemoUser
  /** Addresses and secrets of the bots, for stories that send webhooks of their own. */
  brands: DemoBrand[]
  /** Where the mails that it sends can be read: see tests/stand-in/mail. */
  mailAddress: string
  /** Milliseconds: the past ends here. */
  until: number
}

/** What the global setup wrote down for the stories. */
export function readRunningApp(): RunningApp {
  const file = process.env.E2E_FACTS
  if (!file) throw new Error('The app is started by tests/e2e/start-app.global.ts; run npm run e2e.')
  return JSON.parse(readFileSync(file, 'utf8'))
}
