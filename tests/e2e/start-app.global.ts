import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { closePools } from '@/db/client'
import { startEmbeddedPostgres } from '@/db/embedded-postgres'
import { migrateDatabase } from '@/db/migrate'
import { brands } from '@/db/seed/brands/brands'
import { parcelsBetween } from '@/db/seed/parcels'
import { inTurns, replay } from '@/db/seed/replay'
import { planEndingAt } from '@/db/seed/rhythm'
import { operatorScope } from '@/lib/access/job-gate'
import { addMember } from '@/lib/access/members'
import { createUser } from '@/lib/access/users'
import { startApp } from '@/lib/commands/app-process'
import { ensureDemoAccounts } from '@/lib/commands/demo-accounts'
import { ensureSecrets } from '@/lib/commands/ensure-secrets'
import { findFreePort } from '@/lib/commands/free-port'
import { buildApp, isBuildFresh } from '@/lib/commands/production-build'
import { startStandIn } from '@/lib/commands/stand-in'
import { waitUntilReady } from '@/lib/commands/wait-until-ready'
import { provideEnvironment } from '@/lib/env'
import { migrateJobs } from '@/lib/jobs/migrate-jobs'
import { spawnMetaStandIn } from '../stand-in/meta/spawn-meta-stand-in'
import { makeTemporaryFolder } from '../support/temporary-folder'
import type { RunningApp } from './running-app'

const past = { days: 14, scale: 0.25 }
const somePort = 3_900

/**
 * Starts what the stories visit: a database of its own, the production build, stand-ins for Meta and for a mail
 * server, two brands with two weeks of past.
 */
export default async function startAppForStories(): Promise<() => Promise<void>> {
  if (!(await isBuildFresh())) await buildApp()
  const folder = await makeTemporaryFolder()
  const postgres = await startEmbeddedPostgres({ dataDir: folder.path, durable: false })
  await migrateDatabase(postgres.ownerUrl)
  await migrateJobs(postgres.ownerUrl)
  const port = await findFreePort(somePort)
  const address = `http://localhost:${port}`
  provideEnvironment({ DATA_DIR: folder.path, DATABASE_URL: postgres.appUrl, APP_URL: address })
  await ensureSecrets()
  const meta = await spawnMetaStandIn('--world', 'demo', '--first-days', JSON.stringify(firstDays()))
  const mail = await startStandIn('mail', 'tests/stand-in/mail/serve.ts')
  provideEnvironment({ ...meta.environment, ...mail.environment })
  const app = startApp({ mode: 'start', port, output: 'prefix' })
  const stop = async () => {
    await app.stop()
    await meta.stop()
    await mail.child.stop()
    await closePools()
    await postgres.stop()
    await folder.remove()
  }
  try {
    await waitUntilReady(address, app)
    const facts: RunningApp = { ...(await seed(address)), mailAddress: mail.address }
    process.env.E2E_ADDRESS = address
    process.env.E2E_FACTS = path.join(folder.path, 'e2e.json')
    await writeFile(process.env.E2E_FACTS, JSON.stringify(facts))
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

/** Where the pasts of the brands begin, for those at Meta who paid for their ads. */
function firstDays(): Record<string, string> {
  return Object.fromEntries(
    brands.map((brand) => [brand.slug, planEndingAt(brand, Date.now(), past).firstDay]),
  )
}

async function seed(address: string): Promise<Omit<RunningApp, 'mailAddress'>> {
  const until = Date.now()
  const planOf = (brand: (typeof brands)[number]) => planEndingAt(brand, until, past)
  const record = await ensureDemoAccounts({ users: [], brands: [] }, (brand) => planOf(brand).firstDay)
  const viewer = {
    name: 'Viewer',
    email: 'viewer@fab-cart.example',
    password: 'three grey herons by the quay',
    sees: 'Fab Cart',
  }
  await createUser({ name: viewer.name, email: viewer.email, password: viewer.password })
  await addMember(await operatorScope('fab-cart'), { email: viewer.email, role: 'viewer' })
  const parcels = brands.map((brand, index) => {
    const { connectionId = '', secret = '' } = record.brands[index] ?? {}
    return parcelsBetween(
      planOf(brand),
      { url: `${address}/api/webhooks/bot/${connectionId}`, secret },
      0,
      until,
    )
  })
  await replay(inTurns(parcels))
  return { address, users: record.users, viewer, brands: record.brands, until }
}
