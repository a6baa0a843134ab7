import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'drizzle')

/**
 * Brings the schema up to date as the owner role. Only one process migrates at a time; a second one waits
 * and then finds nothing to do. `appUser` is granted the application's rights when it is not that role itself.
 */
export async function migrateDatabase(ownerUrl: string, appUser = 'haptik_app'): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { lock_timeout: 2_000 } })
  try {
    await client`select pg_advisory_lock(hashtext('click-to-haptik migrations'))`
    await migrate(drizzle(client), { migrationsFolder: folder })
    if (appUser !== 'haptik_app') await client`grant haptik_app to ${client(appUser)}`
  } finally {
    await client.end({ timeout: 5 })
  }
}
