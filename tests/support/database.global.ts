import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '@/db/embedded-postgres'
import { migrateDatabase } from '@/db/migrate'
import { makeTemporaryFolder } from './temporary-folder'

declare module 'vitest' {
  interface ProvidedContext {
    /** A running server and the migrated database that test files clone. */
    database: { superuserUrl: string; ownerUrl: string; appUrl: string; template: string }
  }
}

const template = 'template_of_tests'

/** One throw-away PostgreSQL for the whole run, with one migrated database to clone. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const folder = await makeTemporaryFolder()
  const server = await startEmbeddedPostgres({ dataDir: folder.path, durable: false, database: template })
  try {
    await migrateDatabase(server.ownerUrl)
  } catch (error) {
    await server.stop()
    throw error
  }
  const { superuserUrl, ownerUrl, appUrl } = server
  project.provide('database', { superuserUrl, ownerUrl, appUrl, template })
  return async () => {
    await server.stop()
    await folder.remove()
  }
}
