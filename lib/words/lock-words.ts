import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

/**
 * Until the transaction ends nobody else changes the index of words: what is being indexed must not be emptied
 * meanwhile.
 */
export async function lockWords(sql: WorkspaceTransaction['sql'], scope: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`words ${scope.workspaceId}`}::text, 0))`
}
