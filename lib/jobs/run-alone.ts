import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

const deadline = 6 * 3_600_000

/**
 * Does the work unless somebody else is at work under this name. The lock is held by a transaction that does
 * nothing else, so that it ends with the process, however that ends.
 */
export async function runAlone(scope: Scope, name: string, work: () => Promise<void>): Promise<void> {
  await inWorkspace(
    scope,
    async ({ sql }) => {
      const [locked] = await sql<{ isMine: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtextextended(${`${name} ${scope.workspaceId}`}::text, 0)) as "isMine"`
      if (!locked?.isMine) return
      await sql`set local idle_in_transaction_session_timeout = 0`
      await work()
    },
    { pool: 'worker', deadline },
  )
}
