import { startEmbeddedPostgres } from '@/db/embedded-postgres'
import { migrateDatabase } from '@/db/migrate'
import type { DatabaseSource } from './clone-database'
import { makeTemporaryFolder } from './temporary-folder'

export interface DatabaseServer extends DatabaseSource {
  /** Where its files are, `postmaster.pid` among them. */
  cluster: string
  stop(): Promise<void>
}

/** A PostgreSQL of one's own in a temporary folder, with a migrated database to clone. */
export async function startDatabaseServer({ durable }: { durable: boolean }): Promise<DatabaseServer> {
  const template = 'template_of_tests'
  const folder = await makeTemporaryFolder()
  const server = await startEmbeddedPostgres({ dataDir: folder.path, durable, database: template })
  const stop = async () => {
    await server.stop()
    await folder.remove()
  }
  try {
    await migrateDatabase(server.ownerUrl)
  } catch (error) {
    await stop()
    throw error
  }
  const { superuserUrl, ownerUrl, appUrl } = server
  return { superuserUrl, ownerUrl, appUrl, template, cluster: `${folder.path}/postgres/cluster`, stop }
}
