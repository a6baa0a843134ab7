import { readFileSync, rmSync } from 'node:fs'
import { startEmbeddedPostgres } from '@/db/embedded-postgres'
import { migrateDatabase } from '@/db/migrate'
import { migrateJobs } from '@/lib/jobs/migrate-jobs'
import type { DatabaseSource } from './clone-database'
import { makeTemporaryFolder } from './temporary-folder'

export interface DatabaseServer extends DatabaseSource {
  stop(): Promise<void>
}

/** A PostgreSQL of one's own in a temporary folder, with a migrated database to clone. */
export async function startDatabaseServer({ durable }: { durable: boolean }): Promise<DatabaseServer> {
  const template = 'template_of_tests'
  const folder = await makeTemporaryFolder()
  const server = await startEmbeddedPostgres({ dataDir: folder.path, durable, database: template })
  const cluster = `${folder.path}/postgres/cluster`
  const pid = Number.parseInt(readFileSync(`${cluster}/postmaster.pid`, 'utf8'), 10)
  // A run that ends in the middle must not leave a server behind.
  const abandon = () => {
    process.kill(pid, 'SIGQUIT')
    // It still removes files of its own, and here nothing can be awaited any more.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
    rmSync(folder.path, { recursive: true, force: true })
  }
  process.once('exit', abandon)
  const stop = async () => {
    process.off('exit', abandon)
    await server.stop()
    await folder.remove()
  }
  try {
    await migrateDatabase(server.ownerUrl)
    await migrateJobs(server.ownerUrl)
  } catch (error) {
    await stop()
    throw error
  }
  const { superuserUrl, ownerUrl, appUrl } = server
  return { superuserUrl, ownerUrl, appUrl, template, stop }
}
