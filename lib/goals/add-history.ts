import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { goalCondition } from './goal-condition'
import { goalExpressionSchema } from './goal-schema'
import type { HistorySnapshot } from './history-snapshot'
import { numberGoal } from './number-goal'
import type { NumberedGoal } from './numbered-goal'
import { type Count, writeCounts } from './write-counts'

type Sql = WorkspaceTransaction['sql']

/** What is here, and locked, at a time. */
const rowsAtOnce = 500

export interface Counting {
  snapshot: HistorySnapshot
  version: number
  total: number
  chunkSize: number
  onProgress: (progress: { evaluated: number; total: number }) => Promise<void>
}

/** Conversations by their start: those after one instant until another, the latter included. */
interface Chunk {
  after: string
  until: string
  conversations: number
}

/** Adds a snapshot's conversations to a version's counters. False when the version is not to be built any more. */
export async function addHistory(
  scope: Scope,
  { snapshot: { sql }, version, total, chunkSize, onProgress }: Counting,
): Promise<boolean> {
  const goal = await readGoal(sql, scope, version)
  let evaluated = 0
  let after = '-infinity'
  while (after !== 'infinity') {
    const isLast = total - evaluated <= chunkSize
    const chunk: Chunk = isLast
      ? { after, until: 'infinity', conversations: total - evaluated }
      : await findChunk(sql, scope, after, chunkSize)
    if (!(await addChunk(sql, scope, { goal, version, chunk }))) return false
    evaluated += chunk.conversations
    after = chunk.until
    await onProgress({ evaluated, total })
  }
  return true
}

async function readGoal(sql: Sql, scope: Scope, version: number): Promise<NumberedGoal> {
  const [row] = await sql<{ expression: unknown }[]>`
    select expression from goal_versions where workspace_id = ${scope.workspaceId}::uuid and version = ${version}`
  return (await numberGoal(sql, scope, goalExpressionSchema.parse(row?.expression))).numbered
}

/** Conversations that started at one instant are never parted. */
async function findChunk(sql: Sql, scope: Scope, after: string, chunkSize: number): Promise<Chunk> {
  const [found] = await sql<{ until: string; conversations: number }[]>`
    select coalesce(max(started_at), 'infinity') as until, count(*)::int as conversations from (
      select started_at from conversations
      where workspace_id = ${scope.workspaceId}::uuid and started_at > ${after}::timestamptz
      order by started_at
      fetch first (${chunkSize}::bigint) rows with ties
    ) chunk`
  return { after, until: 'infinity', conversations: 0, ...found }
}

/** However many keys there are to count, few of them are here at a time. */
async function addChunk(
  sql: Sql,
  scope: Scope,
  { goal, version, chunk }: { goal: NumberedGoal; version: number; chunk: Chunk },
): Promise<boolean> {
  const counts = sql<Count[]>`
    select start_day as day, channel, source, ad_id as "adId", coalesce(platform, '') as platform,
      count(*)::int as goals
    from conversations
    where workspace_id = ${scope.workspaceId}::uuid
      and started_at > ${chunk.after}::timestamptz and started_at <= ${chunk.until}::timestamptz
      and ${goalCondition(sql, goal, sql`path`)}
    group by start_day, channel, source, ad_id, coalesce(platform, '')`
  for await (const rows of counts.cursor(rowsAtOnce))
    if (!(await writeCounts(scope, { version, rows, evaluated: 0 }))) return false
  return writeCounts(scope, { version, rows: [], evaluated: chunk.conversations })
}
