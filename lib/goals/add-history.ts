import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { goalCondition } from './goal-condition'
import { goalExpressionSchema } from './goal-schema'
import type { HistorySnapshot } from './history-snapshot'
import { numberGoal } from './number-goal'
import type { NumberedGoal } from './numbered-goal'
import { takeTurn } from './take-turn'

type Sql = WorkspaceTransaction['sql']

/** Rows that one short transaction writes: ingest waits for its turn meanwhile. */
const rowsATurn = 500

export interface Counting {
  snapshot: HistorySnapshot
  version: number
  total: number
  chunkSize: number
  onProgress: (progress: { evaluated: number; total: number }) => Promise<void>
}

/** Adds a snapshot's conversations to a version's counters. False when the version is not to be built any more. */
export async function addHistory(
  scope: Scope,
  { snapshot: { sql }, version, total, chunkSize, onProgress }: Counting,
): Promise<boolean> {
  const goal = await readGoal(sql, scope, version)
  let evaluated = 0
  let after = '-infinity'
  for (;;) {
    const { until, conversations } = await findEnd(sql, scope, after, chunkSize)
    if (until === null) return true
    const counts = await countChunk(sql, scope, goal, { after, until })
    if (!(await addCounts(scope, version, counts, conversations))) return false
    evaluated += conversations
    after = until
    await onProgress({ evaluated, total })
  }
}

async function readGoal(sql: Sql, scope: Scope, version: number): Promise<NumberedGoal> {
  const [row] = await sql<{ expression: unknown }[]>`
    select expression from goal_versions where workspace_id = ${scope.workspaceId}::uuid and version = ${version}`
  return (await numberGoal(sql, scope, goalExpressionSchema.parse(row?.expression))).numbered
}

/** Where the next chunk ends, and how many it has; conversations that started at one instant are never parted. */
async function findEnd(sql: Sql, scope: Scope, after: string, chunkSize: number) {
  const [chunk] = await sql<{ until: string | null; conversations: number }[]>`
    select max(started_at) as until, count(*)::int as conversations from (
      select started_at from conversations
      where workspace_id = ${scope.workspaceId}::uuid and started_at > ${after}::timestamptz
      order by started_at
      fetch first (${chunkSize}::bigint) rows with ties
    ) chunk`
  return chunk ?? { until: null, conversations: 0 }
}

interface Count {
  day: string
  channel: string
  source: string
  ad: string | null
  platform: string
  goals: number
}

function countChunk(
  sql: Sql,
  scope: Scope,
  goal: NumberedGoal,
  { after, until }: { after: string; until: string },
) {
  return sql<Count[]>`
    select start_day as day, channel, source, ad_id as ad, coalesce(platform, '') as platform, count(*)::int as goals
    from conversations
    where workspace_id = ${scope.workspaceId}::uuid
      and started_at > ${after}::timestamptz and started_at <= ${until}::timestamptz
      and ${goalCondition(sql, goal, sql`path`)}
    group by start_day, channel, source, ad_id, coalesce(platform, '')`
}

async function addCounts(scope: Scope, version: number, counts: Count[], looked: number): Promise<boolean> {
  for (let at = 0; at === 0 || at < counts.length; at += rowsATurn) {
    const isLast = at + rowsATurn >= counts.length
    const rows = counts.slice(at, at + rowsATurn)
    if (!(await addRows(scope, version, rows, isLast ? looked : 0))) return false
  }
  return true
}

function addRows(scope: Scope, version: number, rows: Count[], looked: number): Promise<boolean> {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      // Going live waits for the disk, and so for all of these; ingest shall not.
      await sql`set local synchronous_commit = off`
      await takeTurn(sql, scope)
      const building = await sql`
        update goal_versions set evaluated = evaluated + ${looked}
        where workspace_id = ${scope.workspaceId}::uuid and version = ${version} and state = 'building'
        returning version`
      if (building.length === 0) return false
      if (rows.length > 0) await Promise.all(upsertCounts(sql, scope, version, rows))
      return true
    },
    { pool: 'worker' },
  )
}

function upsertCounts(sql: Sql, scope: Scope, version: number, rows: Count[]) {
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::text::json) as given (
    day date, channel text, source text, ad text, platform text, goals int)`
  const bySource = sql`
    insert into goal_source_counters as c (workspace_id, version, day, channel, source, goals)
    select ${scope.workspaceId}::uuid, ${version}::int, day, channel, source, sum(goals)
    from ${given} group by day, channel, source
    on conflict (workspace_id, version, day, channel, source) do update set goals = c.goals + excluded.goals`
  const byAd = sql`
    insert into goal_ad_counters as c (workspace_id, version, day, channel, ad_id, platform, goals)
    select ${scope.workspaceId}::uuid, ${version}::int, day, channel, ad, platform, sum(goals)
    from ${given} where source = 'ads' and ad is not null group by day, channel, ad, platform
    on conflict (workspace_id, version, day, channel, ad_id, platform)
      do update set goals = c.goals + excluded.goals`
  return [bySource, byAd]
}
