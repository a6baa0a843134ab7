import type { ReservedSql } from 'postgres'
import { type Statement, writeInWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

/** Conversations of one day, channel, source, ad and platform that reached a goal. */
export interface Count {
  day: string
  channel: string
  source: string
  ad: string | null
  platform: string
  goals: number
}

/** What to add to the counters of a version, and to how many conversations it has looked at. */
export interface Addition {
  version: number
  rows: Count[]
  evaluated: number
}

/**
 * Adds to a version that is being built. False, and nothing written, when it is not to be built any more. All
 * of it is sent at once: ingest waits only for as long as the database works on it.
 */
export async function writeCounts(scope: Scope, addition: Addition): Promise<boolean> {
  let noted: Statement | undefined
  await writeInWorkspace(
    scope,
    async (sql) => {
      noted = noteEvaluated(scope, sql, addition)
      const statements = [...takeTurn(scope, sql), noted, ...upsertCounts(scope, sql, addition)]
      return { result: null, statements }
    },
    { pool: 'worker' },
  )
  const building = await noted
  return building !== undefined && building.length > 0
}

/** Going live waits for the disk, and so for what is written here; ingest, behind this turn, shall not. */
function takeTurn(scope: Scope, sql: ReservedSql): Statement[] {
  return [
    sql`set local synchronous_commit = off`,
    sql`select workspace_id from ingest_turns where workspace_id = ${scope.workspaceId}::uuid for update`,
  ]
}

function noteEvaluated(scope: Scope, sql: ReservedSql, { version, evaluated }: Addition): Statement {
  return sql`
    update goal_versions set evaluated = evaluated + ${evaluated}::int
    where workspace_id = ${scope.workspaceId}::uuid and version = ${version}::int and state = 'building'
    returning version`
}

function upsertCounts(scope: Scope, sql: ReservedSql, { version, rows }: Addition): Statement[] {
  if (rows.length === 0) return []
  const given = sql`
    json_to_recordset(${JSON.stringify(rows)}::text::json) as given (
      day date, channel text, source text, ad text, platform text, goals int)`
  const isBuilding = sql`
    exists (
      select from goal_versions
      where workspace_id = ${scope.workspaceId}::uuid and version = ${version}::int and state = 'building')`
  const bySource = sql`
    insert into goal_source_counters as c (workspace_id, version, day, channel, source, goals)
    select ${scope.workspaceId}::uuid, ${version}::int, day, channel, source, sum(goals)
    from ${given}
    where ${isBuilding}
    group by day, channel, source
    on conflict (workspace_id, version, day, channel, source) do update set goals = c.goals + excluded.goals`
  const byAd = sql`
    insert into goal_ad_counters as c (workspace_id, version, day, channel, ad_id, platform, goals)
    select ${scope.workspaceId}::uuid, ${version}::int, day, channel, ad, platform, sum(goals)
    from ${given}
    where ${isBuilding} and source = 'ads' and ad is not null
    group by day, channel, ad, platform
    on conflict (workspace_id, version, day, channel, ad_id, platform)
      do update set goals = c.goals + excluded.goals`
  return [bySource, byAd]
}
