import type { ISql } from 'postgres'
import type { Statement } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { Deltas } from '@/lib/counters/deltas'
import { weekOf } from '@/lib/counters/week-of'

/** Conversations that goals count alike. An unknown platform is the empty text. */
export interface GoalKey {
  day: string
  channel: string
  source: string
  adId: string | null
  platform: string
}

/**
 * By how much to move the counters of goals. Ingest and the counting of history write the same rows at the same
 * time: each locks those of its own deltas, in key order, and no others, so that neither waits for the other in
 * a ring.
 */
export class GoalDeltas {
  private readonly sources = new Deltas()
  private readonly ads = new Deltas()

  add(version: number, { day, channel, source, adId, platform }: GoalKey, by: number): void {
    this.sources.add([String(version), day, channel, source], by)
    if (source === 'ads' && adId !== null) this.ads.add([String(version), day, channel, adId, platform], by)
  }

  statements(scope: Scope, sql: ISql): Statement[] {
    return [...moveSources(scope, sql, this.sources), ...moveAds(scope, sql, this.ads)]
  }
}

function moveSources(scope: Scope, sql: ISql, deltas: Deltas): Statement[] {
  const rows = deltas
    .list()
    .map(({ key: [version, day, channel, source], by }) => ({ version, day, channel, source, by }))
  if (rows.length === 0) return []
  const given = sql`
    json_to_recordset(${JSON.stringify(rows)}::text::json)
      as given (version int, day date, channel text, source text, by int)`
  const moved: Statement = sql`
    insert into goal_source_counters as c (workspace_id, version, day, channel, source, goals)
    select ${scope.workspaceId}::uuid, version, day, channel, source, by from ${given}
    on conflict (workspace_id, version, day, channel, source) do update set goals = c.goals + excluded.goals`
  if (rows.every(({ by }) => by > 0)) return [moved]
  const emptied: Statement = sql`
    delete from goal_source_counters c using ${given}
    where c.workspace_id = ${scope.workspaceId}::uuid and c.goals = 0 and c.version = given.version
      and c.day = given.day and c.channel = given.channel and c.source = given.source`
  return [moved, emptied]
}

function moveAds(scope: Scope, sql: ISql, deltas: Deltas): Statement[] {
  const rows = deltas.list().map(({ key: [version, day, channel, ad, platform], by }) => ({
    version,
    day,
    channel,
    ad,
    platform,
    by,
  }))
  if (rows.length === 0) return []
  const given = sql`
    json_to_recordset(${JSON.stringify(rows)}::text::json)
      as given (version int, day date, channel text, ad text, platform text, by int)`
  const moved: Statement = sql`
    insert into goal_ad_counters as c (workspace_id, version, day, channel, ad_id, platform, goals)
    select ${scope.workspaceId}::uuid, version, day, channel, ad, platform, by from ${given}
    on conflict (workspace_id, version, day, channel, ad_id, platform)
      do update set goals = c.goals + excluded.goals`
  const movedByWeek: Statement = sql`
    insert into goal_ad_week_counters as c (workspace_id, version, week, channel, ad_id, platform, goals)
    select ${scope.workspaceId}::uuid, version, ${weekOf(sql, 'day')} as week, channel, ad, platform, sum(by)
    from ${given} group by 2, 3, 4, 5, 6 order by 2, 3, 4, 5, 6
    on conflict (workspace_id, version, week, channel, ad_id, platform)
      do update set goals = c.goals + excluded.goals`
  if (rows.every(({ by }) => by > 0)) return [moved, movedByWeek]
  const emptied: Statement = sql`
    delete from goal_ad_counters c using ${given}
    where c.workspace_id = ${scope.workspaceId}::uuid and c.goals = 0 and c.version = given.version
      and c.day = given.day and c.channel = given.channel and c.ad_id = given.ad
      and c.platform = given.platform`
  const emptiedByWeek: Statement = sql`
    delete from goal_ad_week_counters c using ${given}
    where c.workspace_id = ${scope.workspaceId}::uuid and c.goals = 0 and c.version = given.version
      and c.week = ${weekOf(sql, 'given.day')} and c.channel = given.channel and c.ad_id = given.ad
      and c.platform = given.platform`
  return [moved, movedByWeek, emptied, emptiedByWeek]
}
