import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

const chunk = 1_000

/** Forgets named requests begun before an instant (ISO text), in small transactions. Answers how many. */
export async function sweepIdempotentRequests(scope: Scope, { before }: { before: string }): Promise<number> {
  let swept = 0
  for (;;) {
    const forgotten = await sweepChunk(scope, before)
    swept += forgotten
    if (forgotten < chunk) return swept
  }
}

function sweepChunk(scope: Scope, before: string): Promise<number> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      const forgotten = await sql`
        delete from idempotent_requests
        where workspace_id = ${scope.workspaceId}::uuid and begun_at < ${before}::timestamptz and key in (
          select key from idempotent_requests
          where workspace_id = ${scope.workspaceId}::uuid and begun_at < ${before}::timestamptz
          order by begun_at limit ${chunk})`
      return forgotten.count
    },
    { pool: 'worker' },
  )
}
