import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

const chunk = 1_000

/**
 * Empties the raw bodies that hold one of the spellings. A body may hold events of others too: bodies are kept
 * for a replay alone, and the rows that say what became of them stay. In small transactions, so that webhooks
 * never wait for it. Answers how many.
 */
export async function emptyDeliveries(scope: Scope, spellings: string[]): Promise<number> {
  let emptied = 0
  let after: Place = { receivedAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const done = await emptyChunk(scope, spellings, after)
    emptied += done.emptied
    if (done.last === null) return emptied
    after = done.last
  }
}

interface Place {
  receivedAt: string
  id: string
}

function emptyChunk(scope: Scope, spellings: string[], after: Place) {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      const looked = await sql<Place[]>`
        select id, received_at::text as "receivedAt" from deliveries
        where workspace_id = ${scope.workspaceId} and body is not null
          and (received_at, id) > (${after.receivedAt}::timestamptz, ${after.id}::uuid)
        order by received_at, id limit ${chunk}`
      const emptied = await sql`
        update deliveries set body = null
        where workspace_id = ${scope.workspaceId} and id = any(${looked.map(({ id }) => id)}::uuid[])
          and ${bodyHolds(sql, spellings)}`
      return { emptied: emptied.count, last: looked.at(-1) ?? null }
    },
    { pool: 'worker' },
  )
}

/** A condition on `deliveries`. */
export function bodyHolds(sql: WorkspaceTransaction['sql'], spellings: string[]) {
  return sql`exists (
    select from unnest(${spellings}::text[]) as spelling
    where position(convert_to(spelling, 'UTF8') in body) > 0)`
}
