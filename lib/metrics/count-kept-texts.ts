import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

/** Counting goes no further: whoever reads it wants to know whether it is a few or very many. */
const most = 100_000

export interface KeptTexts {
  count: number
  /** Whether there are more than that. */
  hasMore: boolean
}

/** How many messages from before an instant (ISO text) still have their text. */
export async function countKeptTexts(scope: Scope, { before }: { before: string }): Promise<KeptTexts> {
  const [counted] = await inWorkspace(
    scope,
    async ({ sql }) => sql<{ count: number }[]>`
      select count(*)::int from (
        select from events
        where workspace_id = ${scope.workspaceId}::uuid and body is not null and at < ${before}::timestamptz
        limit ${most + 1}
      ) texts`,
  )
  const count = counted?.count ?? 0
  return { count: Math.min(count, most), hasMore: count > most }
}
