import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

const chunk = 500

/**
 * Empties the raw bodies of deliveries received before an instant (ISO text) and leaves the rows, which say
 * what became of each. In small transactions, so that webhooks never wait for it. Answers how many.
 */
export async function sweepDeliveries(scope: Scope, { before }: { before: string }): Promise<number> {
  let emptied = 0
  let from = '-infinity'
  for (;;) {
    const swept = await sweepChunk(scope, from, before)
    emptied += swept.emptied
    if (swept.emptied < chunk || swept.reached === null) return emptied
    from = swept.reached
  }
}

function sweepChunk(scope: Scope, from: string, before: string) {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      const [swept] = await sql<{ emptied: number; reached: string | null }[]>`
        with chunk as (
          select id from deliveries
          where workspace_id = ${scope.workspaceId} and body is not null
            and received_at >= ${from}::timestamptz and received_at < ${before}::timestamptz
          order by received_at limit ${chunk}
        ), emptied as (
          update deliveries set body = null from chunk
          where deliveries.workspace_id = ${scope.workspaceId} and deliveries.id = chunk.id
          returning received_at
        )
        select count(*)::int as emptied, max(received_at)::text as reached from emptied`
      return swept ?? { emptied: 0, reached: null }
    },
    { pool: 'worker' },
  )
}
