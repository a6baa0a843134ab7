import { closePools } from '@/db/client'
import { planEndingAt } from '@/db/seed/rhythm'
import { childEnvironment, env, provideEnvironment } from '@/lib/env'
import { appUrl, startApp } from './app-process'
import { type Child, startChild } from './child'
import { ensureDemoAccounts } from './demo-accounts'
import { ensureDemoGoals } from './demo-goals'
import { ensureDemoJourneys } from './demo-journeys'
import { startDemoMail } from './demo-mail'
import { ensureDemoMeta, startDemoMeta } from './demo-meta'
import { type DemoRecord, readDemoRecord, saveDemoRecord } from './demo-record'
import { catchUp, goOn } from './demo-story'
import { ensureDatabase } from './ensure-database'
import { ensureSecrets } from './ensure-secrets'
import { findFreePort } from './free-port'
import { buildApp, isBuildFresh } from './production-build'
import { describeTotals, progressLine } from './progress-line'
import type { StandIn } from './stand-in'
import { listenForStop } from './stop-request'
import { waitUntilReady } from './wait-until-ready'

const daysOfPast = 60

async function runDemo(stopped: AbortSignal): Promise<void> {
  say('Starting the database and bringing it up to date.')
  await ensureSecrets()
  const database = await ensureDatabase()
  const children: Child[] = []
  try {
    await ensureBuild()
    stopped.throwIfAborted()
    const record = await ensureRecord()
    const meta = await startMeta(record)
    children.unshift(meta.child)
    const mail = await startMail()
    if (mail) children.unshift(mail.child)
    const port = await findFreePort(env.PORT)
    const app = startApp({ mode: 'start', port, output: 'prefix' })
    children.unshift(app)
    const address = `http://localhost:${port}`
    await waitUntilReady(address, app)
    await seed(record, address, stopped)
    for (const brand of record.brands) {
      await ensureDemoGoals(brand)
      await ensureDemoJourneys(brand)
      await ensureDemoMeta(brand)
    }
    children.unshift(startWorkerProcess(appUrl(port)))
    welcome(record, appUrl(port), { meta, mail })
    await untilOneEnds(children, goOnAndSave(record, address, stopped))
  } finally {
    for (const child of children) await child.stop()
    await closePools()
    await database.stop()
  }
}

async function ensureBuild(): Promise<void> {
  if (await isBuildFresh()) return
  say('Building the app; this takes about a minute.')
  await buildApp()
}

async function ensureRecord(): Promise<DemoRecord> {
  const now = Date.now()
  const record = await ensureDemoAccounts(
    await readDemoRecord(),
    (brand) => planEndingAt(brand, now, { days: daysOfPast }).firstDay,
  )
  await saveDemoRecord(record)
  return record
}

/** Before the app, which is told where it is. */
async function startMeta({ brands }: DemoRecord): Promise<StandIn> {
  const meta = await startDemoMeta(brands)
  provideEnvironment(meta.environment)
  return meta
}

/** Before app and worker, which both send. */
async function startMail(): Promise<StandIn | null> {
  const mail = await startDemoMail()
  if (mail) provideEnvironment(mail.environment)
  return mail
}

async function seed(record: DemoRecord, address: string, signal: AbortSignal): Promise<void> {
  const isNew = record.brands.some(({ coveredUntil }) => coveredUntil === null)
  say(
    isNew
      ? `Telling ${daysOfPast} days of two brands through their signed webhooks.`
      : 'Telling what happened since the last run.',
  )
  const totals = await catchUp(record.brands, Date.now(), { address, signal, onProgress: progressLine() })
  await saveDemoRecord(record)
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[2K')
  console.log(`  ${totals.received > 0 ? describeTotals(totals) : 'Nothing did.'}`)
}

/** It is told the app's address, as its mails lead there. */
function startWorkerProcess(address: string): Child {
  return startChild({
    name: 'worker',
    script: ['--max-semi-space-size=32', '--import', 'tsx', 'lib/commands/worker.ts'],
    environment: childEnvironment({ DATABASE_OWNER_URL: '', APP_URL: address }),
    output: 'prefix',
  })
}

async function goOnAndSave(record: DemoRecord, address: string, signal: AbortSignal): Promise<void> {
  try {
    await goOn(record.brands, { address, signal })
  } finally {
    await saveDemoRecord(record)
  }
}

/** The demo lives as long as all of its parts. */
async function untilOneEnds(children: Child[], story: Promise<void>): Promise<void> {
  const ends = children.map(async ({ name, ended }) => {
    throw new Error(`The ${name} ended with code ${await ended}.`)
  })
  await Promise.race([story, ...ends])
}

function welcome(
  { users }: DemoRecord,
  address: string,
  { meta, mail }: { meta: StandIn; mail: StandIn | null },
): void {
  const widths = { email: Math.max(...users.map(({ email }) => email.length)) }
  console.log(`\n  ${address}\n`)
  for (const { email, password, sees } of users) {
    console.log(`  ${email.padEnd(widths.email)}  ${password}  ${sees}`)
  }
  console.log(
    `\n  What ads cost comes from a stand-in for Meta at ${meta.address}; nothing leaves this machine.`,
  )
  if (mail) console.log(`  Mails are caught, and can be read at ${mail.address}`)
  console.log('  Conversations go on arriving while this runs. Ctrl-C ends all of it.\n')
}

function say(sentence: string): void {
  console.log(`- ${sentence}`)
}

const stopped = listenForStop()
try {
  await runDemo(stopped)
} catch (error) {
  if (!stopped.aborted) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
process.exit(0)
