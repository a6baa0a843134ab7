import type { ReservedSql } from 'postgres'
import type { Statement } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { Deltas } from '@/lib/counters/deltas'
import { weekOf } from '@/lib/counters/week-of'
import { dayInZone } from '@/lib/time/day-in-zone'
import type { Change } from './store-conversations'

interface Counted {
  startDay: string
  channel: string
  source: string
  adId: string | null
  platform: string | null
}

/**
 * Moves the counters by exactly what a change took away and brought. Rows are locked in key order, so that two
 * transactions never wait for each other in a ring.
 */
export function moveCounters(scope: Scope, sql: ReservedSql, changes: Change[]): Statement[] {
  const sources = new Deltas()
  const ads = new Deltas()
  for (const { person, derivation } of changes) {
    for (const before of person.stored) count(sources, ads, before, -1)
    for (const row of derivation.conversations)
      count(sources, ads, { ...row, startDay: dayInZone(row.startedAt, scope.timeZone) }, 1)
  }
  return [...moveSources(scope, sql, sources), ...moveAds(scope, sql, ads)]
}

function count(sources: Deltas, ads: Deltas, counted: Counted, by: number): void {
  const { startDay, channel, source, adId, platform } = counted
  sources.add([startDay, channel, source], by)
  if (source === 'ads' && adId !== null) ads.add([startDay, channel, adId, platform ?? ''], by)
}

function moveSources(scope: Scope, sql: ReservedSql, deltas: Deltas): Statement[] {
  const rows = deltas.list().map(({ key: [day, channel, source], by }) => ({ day, channel, source, by }))
  if (rows.length === 0) return []
  const moved = sql`
    insert into source_counters as c (workspace_id, day, channel, source, conversations)
    select ${scope.workspaceId}, day, channel, source, by
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (day date, channel text, source text, by int)
    on conflict (workspace_id, day, channel, source) do update set conversations = c.conversations + excluded.conversations`
  if (rows.every(({ by }) => by > 0)) return [moved]
  const emptied = sql`
    delete from source_counters
    where workspace_id = ${scope.workspaceId} and day = any(${deltas.distinct(0)}::text[]::date[]) and conversations = 0`
  return [moved, emptied]
}

function moveAds(scope: Scope, sql: ReservedSql, deltas: Deltas): Statement[] {
  const rows = deltas
    .list()
    .map(({ key: [day, channel, ad, platform], by }) => ({ day, channel, ad, platform, by }))
  if (rows.length === 0) return []
  const given = sql`
    json_to_recordset(${JSON.stringify(rows)}::text::json)
      as given (day date, channel text, ad text, platform text, by int)`
  const moved = sql`
    insert into ad_counters as c (workspace_id, day, channel, ad_id, platform, conversations)
    select ${scope.workspaceId}, day, channel, ad, platform, by from ${given}
    on conflict (workspace_id, day, channel, ad_id, platform)
      do update set conversations = c.conversations + excluded.conversations`
  const movedByWeek = sql`
    insert into ad_week_counters as c (workspace_id, week, channel, ad_id, platform, conversations)
    select ${scope.workspaceId}, ${weekOf(sql, 'day')} as week, channel, ad, platform, sum(by)
    from ${given} group by 2, 3, 4, 5 order by 2, 3, 4, 5
    on conflict (workspace_id, week, channel, ad_id, platform)
      do update set conversations = c.conversations + excluded.conversations`
  if (rows.every(({ by }) => by > 0)) return [moved, movedByWeek]
  const days = deltas.distinct(0)
  const emptied = sql`
    delete from ad_counters
    where workspace_id = ${scope.workspaceId} and day = any(${days}::text[]::date[]) and conversations = 0`
  const emptiedByWeek = sql`
    delete from ad_week_counters
    where workspace_id = ${scope.workspaceId} and conversations = 0
      and week in (select ${weekOf(sql, 'day')} from unnest(${days}::text[]::date[]) as day)`
  return [moved, movedByWeek, emptied, emptiedByWeek]
}
