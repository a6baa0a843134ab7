import { env } from '@/lib/env'
import { startWorker } from '@/lib/jobs/start-worker'
import { ensureDatabase } from './ensure-database'
import { ensureSecrets } from './ensure-secrets'
import { giveWay } from './give-way'
import { listenForStop } from './stop-request'

const stopped = listenForStop()
await ensureSecrets()
const database = await ensureDatabase()
if (!env.DATABASE_URL) throw new Error('The database did not tell its address.')
// Where they share a machine, pages and webhooks go first. The database has been started by now, and does not.
giveWay()
const worker = await startWorker(env.DATABASE_URL)
stopped.addEventListener('abort', () => void worker.stop())
console.log('The worker is running.')
await worker.ended
await database.stop()
process.exit(stopped.aborted ? 0 : 1)
