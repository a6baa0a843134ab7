import type { ReservedSql } from 'postgres'
import type { Statement } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { type CountedGoal, hasReached } from '@/lib/goals/numbered-goal'
import { dayInZone } from '@/lib/time/day-in-zone'
import { Deltas } from './deltas'
import type { StoredConversation } from './load-timelines'
import type { Change } from './store-conversations'

type Counted = Pick<
  StoredConversation,
  'id' | 'startDay' | 'channel' | 'source' | 'adId' | 'platform' | 'path'
>

/**
 * Moves the counters of goals as `moveCounters` moves those of conversations: by what a change took away and
 * brought among those that reached each of them.
 */
export function moveGoalCounters(
  scope: Scope,
  sql: ReservedSql,
  changes: Change[],
  goals: CountedGoal[],
): Statement[] {
  if (goals.length === 0) return []
  const sources = new Deltas()
  const ads = new Deltas()
  const count = ({ startDay, channel, source, adId, platform, path }: Counted, by: number) => {
    for (const goal of goals) {
      if (!hasReached(goal, path)) continue
      const version = String(goal.version)
      sources.add([version, startDay, channel, source], by)
      if (source === 'ads' && adId !== null) ads.add([version, startDay, channel, adId, platform ?? ''], by)
    }
  }
  for (const change of changes) {
    const { before, after } = differencesOf(scope, change)
    for (const row of before) count(row, -1)
    for (const row of after) count(row, 1)
  }
  return [...moveSources(scope, sql, sources), ...moveAds(scope, sql, ads)]
}

/** The conversations as they were and as they are, without those that every goal counts as before. */
function differencesOf(
  scope: Scope,
  { person, derivation }: Change,
): { before: Iterable<Counted>; after: Counted[] } {
  const before = new Map<string, Counted>(person.stored.map((row) => [row.id, row]))
  const after = derivation.conversations
    .map((row) => ({ ...row, startDay: dayInZone(row.startedAt, scope.timeZone) }))
    .filter((row) => {
      const earlier = before.get(row.id)
      if (!earlier || !isCountedAlike(earlier, row)) return true
      before.delete(row.id)
      return false
    })
  return { before: before.values(), after }
}

function isCountedAlike(one: Counted, other: Counted): boolean {
  return (
    one.startDay === other.startDay &&
    one.channel === other.channel &&
    one.source === other.source &&
    one.adId === other.adId &&
    one.platform === other.platform &&
    one.path.length === other.path.length &&
    one.path.every((node, place) => node === other.path[place])
  )
}

function moveSources(scope: Scope, sql: ReservedSql, deltas: Deltas): Statement[] {
  const rows = deltas
    .list()
    .map(({ key: [version, day, channel, source], by }) => ({ version, day, channel, source, by }))
  if (rows.length === 0) return []
  const moved = sql`
    insert into goal_source_counters as c (workspace_id, version, day, channel, source, goals)
    select ${scope.workspaceId}, version, day, channel, source, by
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as given (version int, day date, channel text, source text, by int)
    on conflict (workspace_id, version, day, channel, source) do update set goals = c.goals + excluded.goals`
  if (rows.every(({ by }) => by > 0)) return [moved]
  const emptied = sql`
    delete from goal_source_counters
    where workspace_id = ${scope.workspaceId} and version = any(${deltas.distinct(0)}::text[]::int[])
      and day = any(${deltas.distinct(1)}::text[]::date[]) and goals = 0`
  return [moved, emptied]
}

function moveAds(scope: Scope, sql: ReservedSql, deltas: Deltas): Statement[] {
  const rows = deltas.list().map(({ key: [version, day, channel, ad, platform], by }) => ({
    version,
    day,
    channel,
    ad,
    platform,
    by,
  }))
  if (rows.length === 0) return []
  const moved = sql`
    insert into goal_ad_counters as c (workspace_id, version, day, channel, ad_id, platform, goals)
    select ${scope.workspaceId}, version, day, channel, ad, platform, by
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as given (version int, day date, channel text, ad text, platform text, by int)
    on conflict (workspace_id, version, day, channel, ad_id, platform)
      do update set goals = c.goals + excluded.goals`
  if (rows.every(({ by }) => by > 0)) return [moved]
  const emptied = sql`
    delete from goal_ad_counters
    where workspace_id = ${scope.workspaceId} and version = any(${deltas.distinct(0)}::text[]::int[])
      and day = any(${deltas.distinct(1)}::text[]::date[]) and goals = 0`
  return [moved, emptied]
}
