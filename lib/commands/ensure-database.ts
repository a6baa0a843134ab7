import { startEmbeddedPostgres } from '@/db/embedded-postgres'
import { migrateDatabase } from '@/db/migrate'
import { env, provideEnvironment } from '@/lib/env'
import { migrateJobs } from '@/lib/jobs/migrate-jobs'

/**
 * Makes sure that there is a database and that its schema is today's: the one of DATABASE_URL, or else the
 * embedded PostgreSQL in DATA_DIR, started or joined. `stop` ends only what this call started. Where the
 * owner's address is not known, someone else migrates.
 */
export async function ensureDatabase(): Promise<{ stop(): Promise<void> }> {
  const embedded = env.DATABASE_URL ? null : await startEmbeddedPostgres({ dataDir: env.DATA_DIR })
  if (embedded) provideEnvironment({ DATABASE_URL: embedded.appUrl, DATABASE_OWNER_URL: embedded.ownerUrl })
  const stop = async () => embedded?.stop()
  try {
    if (env.DATABASE_OWNER_URL) {
      await migrateDatabase(env.DATABASE_OWNER_URL, userOf(env.DATABASE_URL))
      await migrateJobs(env.DATABASE_OWNER_URL)
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

function userOf(url: string | undefined): string | undefined {
  const name = url ? decodeURIComponent(new URL(url).username) : ''
  return name || undefined
}
