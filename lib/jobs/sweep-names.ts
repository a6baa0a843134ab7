import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
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
      const [chunk] = await sql<{ old: string[]; last: string | null }[]>`
        select coalesce(array_agg(id) filter (where named_at < ${before}::timestamptz
            or phoned_at < ${before}::timestamptz), '{}') as old, max(id::text) as last
        from (
          select id, named_at, phoned_at from persons
          where workspace_id = ${scope.workspaceId}::uuid and id > ${after}::uuid
          order by id limit ${limit}
        ) chunk`
      const { old = [], last = null } = chunk ?? {}
      return { emptied: old.length > 0 ? await emptyNames(sql, scope, { old, before }) : 0, last }
    },
    { pool: 'worker' },
  )
}

/** Whom ingest holds at the moment is left for the next sweep. */
async function emptyNames(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { old, before }: { old: string[]; before: string },
): Promise<number> {
  const emptied = await sql`
    with held as (
      select id from persons
      where workspace_id = ${scope.workspaceId}::uuid and id = any(${old}::uuid[])
        and (named_at < ${before}::timestamptz or phoned_at < ${before}::timestamptz)
      for update skip locked
    )
    update persons set
      name = case when named_at < ${before}::timestamptz then null else name end,
      named_at = case when named_at < ${before}::timestamptz then null else named_at end,
      phone = case when phoned_at < ${before}::timestamptz then null else phone end,
      phoned_at = case when phoned_at < ${before}::timestamptz then null else phoned_at end
    from held
    where persons.workspace_id = ${scope.workspaceId}::uuid and persons.id = held.id
    returning persons.id`
  return emptied.length
}
