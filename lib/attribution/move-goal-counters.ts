import type { ReservedSql } from 'postgres'
import type { Statement } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { GoalDeltas } from '@/lib/goals/goal-deltas'
import { type CountedGoal, hasReached } from '@/lib/goals/numbered-goal'
import { dayInZone } from '@/lib/time/day-in-zone'
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
  const deltas = new GoalDeltas()
  const count = (row: Counted, by: number) => {
    const key = { ...row, day: row.startDay, platform: row.platform ?? '' }
    for (const goal of goals) if (hasReached(goal, row.path)) deltas.add(goal.version, key, by)
  }
  for (const change of changes) {
    const { before, after } = differencesOf(scope, change)
    for (const row of before) count(row, -1)
    for (const row of after) count(row, 1)
  }
  return deltas.statements(scope, sql)
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
