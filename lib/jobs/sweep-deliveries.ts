import type { Scope } from '@/lib/access/scope'
import { type SweepTime, type Swept, type SweptChunk, sweepInChunks } from './sweep-in-chunks'

/**
 * Empties the raw bodies of deliveries received before an instant (ISO text) and leaves the rows, which say
 * what became of each.
 */
export function sweepDeliveries(
  scope: Scope,
  { before, ...time }: { before: string } & SweepTime,
): Promise<Swept> {
  return sweepInChunks(
    scope,
    (sql, { from, limit }) => sql<SweptChunk[]>`
      with chunk as (
        select id from deliveries
        where workspace_id = ${scope.workspaceId}::uuid and body is not null
          and received_at >= ${from}::timestamptz and received_at < ${before}::timestamptz
        order by received_at limit ${limit}
      ), emptied as (
        update deliveries set body = null from chunk
        where deliveries.workspace_id = ${scope.workspaceId}::uuid and deliveries.id = chunk.id
        returning received_at
      )
      select count(*)::int as swept, max(received_at)::text as reached from emptied`,
    time,
  )
}
