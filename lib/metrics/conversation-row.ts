import type { Scope } from '@/lib/access/scope'
import type { NumberedGoal } from '@/lib/goals/numbered-goal'
import { toGoalInstants, type WalkedPath } from './goal-instants'
import { toIsoInstant, toIsoInstantOrNull } from './instant'
import type { Source } from './sources'
import { visibleBody } from './visible-body'

export interface ConversationRow {
  id: string
  /** ISO 8601 in UTC, as every instant here. */
  startedAt: string
  /** Null while the bot platform has not said that it ended. */
  closedAt: string | null
  personName: string | null
  channel: string
  source: Source
  adId: string | null
  adName: string | null
  /** Where the ad was shown, as far as the touch told. */
  platform: string | null
  /** Name of the node visited last, or its id where it has no name. */
  lastNode: string | null
  pathLength: number
  userMessages: number
  botMessages: number
  agentMessages: number
  /** Whether and when it reached the live goal; null before there is one. */
  goal: { reached: boolean; reachedAt: string | null } | null
}

/** As read: instants in the database's own text, which the cursors keep. */
export type StoredConversationRow = Omit<ConversationRow, 'goal'> & WalkedPath

export function toConversationRow(
  scope: Scope,
  { path, pathSeconds, ...row }: StoredConversationRow,
  goal: NumberedGoal | null,
): ConversationRow {
  const reachedAt = goal ? toGoalInstants(goal, { ...row, path, pathSeconds }).reachedAt : undefined
  return {
    ...row,
    startedAt: toIsoInstant(row.startedAt),
    closedAt: toIsoInstantOrNull(row.closedAt),
    personName: visibleBody(scope, row.personName),
    platform: row.platform || null,
    goal: reachedAt === undefined ? null : { reached: reachedAt !== null, reachedAt },
  }
}
