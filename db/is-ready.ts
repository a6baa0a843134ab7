import { logWarning } from '@/lib/log'
import { withPool } from './client'

/**
 * Whether webhooks could be stored now: the pool they use answers, the schema has been migrated and this role
 * may enter a workspace. The migrations' table itself belongs to the owner role and is only looked up by name.
 */
export async function isReady(): Promise<boolean> {
  try {
    const [found] = await withPool(
      'ingest',
      ({ client }) => client<{ ready: boolean }[]>`
        select has_function_privilege('app_enter(uuid)', 'execute') and exists (
          select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
          where nspname = 'drizzle' and relname = '__drizzle_migrations'
        ) as ready`,
    )
    return found?.ready ?? false
  } catch (error) {
    logWarning('database not ready', { reason: error instanceof Error ? error.name : 'unknown' })
    return false
  }
}
