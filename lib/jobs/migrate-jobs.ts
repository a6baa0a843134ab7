import { runMigrations } from 'graphile-worker'
import postgres from 'postgres'
import { quietLogger } from './worker-log'

/**
 * Installs graphile-worker's schema as the owner role and lets the application's role work with it. Its
 * tables have row-level security without policies, which shuts out every role but the owner: here is the
 * policy. Jobs belong to no workspace; what they do, they do through a scope.
 */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: quietLogger })
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await owner.begin(async (sql) => {
      await sql`select pg_advisory_xact_lock(hashtext('click-to-haptik jobs'))`
      await sql`grant usage on schema graphile_worker to haptik_app`
      await sql`grant select, insert, update, delete on all tables in schema graphile_worker to haptik_app`
      await sql`grant usage, select, update on all sequences in schema graphile_worker to haptik_app`
      await sql`grant execute on all functions in schema graphile_worker to haptik_app`
      const tables = await sql<{ name: string }[]>`
        select tablename as name from pg_tables t
        where schemaname = 'graphile_worker' and rowsecurity and not exists (
          select from pg_policies p
          where p.schemaname = t.schemaname and p.tablename = t.tablename and policyname = 'application')`
      for (const { name } of tables) {
        await sql`create policy application on graphile_worker.${sql(name)} to haptik_app using (true) with check (true)`
      }
    })
  } finally {
    await owner.end({ timeout: 5 })
  }
}
