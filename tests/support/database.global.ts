import type { TestProject } from 'vitest/node'
import type { DatabaseSource } from './clone-database'
import { startDatabaseServer } from './database-server'

declare module 'vitest' {
  interface ProvidedContext {
    database: DatabaseSource
  }
}

/** One throw-away PostgreSQL for the whole run, with one migrated database that test files clone. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const { superuserUrl, ownerUrl, appUrl, template, stop } = await startDatabaseServer({ durable: false })
  project.provide('database', { superuserUrl, ownerUrl, appUrl, template })
  return stop
}
