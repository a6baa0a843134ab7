import type { WorkspaceTransaction } from '@/db/workspace'

/** A sync holds its account's row while it stores; what removes accounts waits for it rather than fail. */
export async function waitForSyncs({ sql }: WorkspaceTransaction): Promise<void> {
  await sql`set local lock_timeout = '30s'`
}
