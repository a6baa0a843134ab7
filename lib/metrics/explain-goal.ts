import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import type { Operator } from '@/lib/goals/goal-schema'
import { readLiveGoal } from '@/lib/goals/read-live-goal'
import { toGoalInstants, type WalkedPath } from './goal-instants'

/** Why a conversation has reached the goal, or what it lacks. Instants are ISO 8601 in UTC. */
export interface GoalOfConversation {
  version: number
  name: string
  operator: Operator
  reached: boolean
  reachedAt: string | null
  conditions: {
    operator: Operator
    at: string | null
    nodes: { connectionId: string; nodeId: string; name: string | null; at: string | null }[]
  }[]
}

/** What the live goal says of a conversation; null without a live goal. */
export async function explainGoal(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  conversation: WalkedPath,
): Promise<GoalOfConversation | null> {
  const live = await readLiveGoal(sql, scope)
  if (!live) return null
  const { version, name, numbered, nodes } = live
  const known = new Map(nodes.map((node) => [node.number, node]))
  const { reachedAt, conditions } = toGoalInstants(numbered, conversation)
  return {
    version,
    name,
    operator: numbered.operator,
    reached: reachedAt !== null,
    reachedAt,
    conditions: numbered.conditions.map((condition, index) => ({
      operator: condition.operator,
      at: conditions[index]?.at ?? null,
      nodes: condition.nodes.map((number, leaf) => ({
        connectionId: known.get(number)?.connectionId ?? '',
        nodeId: known.get(number)?.nodeId ?? '',
        name: known.get(number)?.name ?? null,
        at: conditions[index]?.nodes[leaf] ?? null,
      })),
    })),
  }
}
