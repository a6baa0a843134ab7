import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Swept } from './sweep-in-chunks'

const limit = 2_000
const firstId = '00000000-0000-0000-0000-000000000000'

/**
 * Empties names and phone numbers of persons where the last event that told them happened before an instant
 * (ISO text). Their identifiers stay, so that whoever comes again is the same person. There is no index by that
 * time: it walks over all persons, which is for once a day.
 */
export async function sweepNames(
  scope: Scope,
  { before, signal }: { before: string; signal?: AbortSignal },
): Promise<Swept> {
  let rows = 0
  let after: string | null = firstId
  while (after !== null) {
    if (signal?.aborted) return { rows, isDone: false }
    const chunk = await sweepChunk(scope, after, before)
    rows += chunk.emptied
    after = chunk.last
  }
  return { rows, isDone: true }
}

function sweepChunk(scope: Scope, after: string, before: string) {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      const [chunk] = await sql<{ emptied: number; last: string | null }[]>`
        with chunk as (
          select id from persons
          where workspace_id = ${scope.workspaceId}::uuid and id > ${after}::uuid
          order by id limit ${limit}
        ), old as (
          select id from persons
          where workspace_id = ${scope.workspaceId}::uuid and id in (select id from chunk)
            and (named_at < ${before}::timestamptz or phoned_at < ${before}::timestamptz)
          for update skip locked
        ), emptied as (
          update persons set
            name = case when named_at < ${before}::timestamptz then null else name end,
            named_at = case when named_at < ${before}::timestamptz then null else named_at end,
            phone = case when phoned_at < ${before}::timestamptz then null else phone end,
            phoned_at = case when phoned_at < ${before}::timestamptz then null else phoned_at end
          from old
          where persons.workspace_id = ${scope.workspaceId}::uuid and persons.id = old.id
          returning persons.id
        )
        select (select count(*)::int from emptied) as emptied, (select max(id::text) from chunk) as last`
      return chunk ?? { emptied: 0, last: null }
    },
    { pool: 'worker' },
  )
}
