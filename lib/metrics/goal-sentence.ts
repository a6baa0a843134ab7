import { formatDuration } from '@/lib/format/format-duration'
import type { GoalOfConversation } from './explain-goal'

type Condition = GoalOfConversation['conditions'][number]
type Leaf = Condition['nodes'][number]

/** Why a conversation has reached the goal, or what it lacks, in a sentence. */
export function goalSentence(goal: GoalOfConversation, startedAt: string): string {
  if (goal.reachedAt === null) return `It lacks ${nameMissing(goal)}.`
  const after = (at: string) => formatDuration((Date.parse(at) - Date.parse(startedAt)) / 1000)
  const decisive = listDecisive(goal).toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))
  const [only, second] = decisive
  const reached = `Reached ${after(goal.reachedAt)} after the start`
  if (only && !second) return `${reached}, with ${nameOf(only)}.`
  return `${reached}: ${listed(decisive.map((leaf) => `${nameOf(leaf)} after ${after(leaf.at ?? startedAt)}`))}.`
}

/** Every leaf that an AND waited for, the first that an OR found; each node once. */
function listDecisive({ operator, conditions }: GoalOfConversation): Leaf[] {
  const leaves = choose(operator, conditions).flatMap((condition) =>
    choose(condition.operator, condition.nodes),
  )
  return [...new Map(leaves.map((leaf) => [`${leaf.connectionId} ${leaf.nodeId}`, leaf])).values()]
}

function choose<Part extends { at: string | null }>(operator: 'AND' | 'OR', parts: Part[]): Part[] {
  const met = parts.filter(({ at }) => at !== null)
  if (operator === 'AND') return met
  return met.toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? '')).slice(0, 1)
}

function nameMissing({ operator, conditions }: GoalOfConversation): string {
  const unmet = conditions.filter(({ at }) => at === null).map(nameMissingOf)
  return unmet.join(operator === 'AND' ? ', and ' : ', or ')
}

function nameMissingOf({ operator, nodes }: Condition): string {
  const names = nodes.filter(({ at }) => at === null).map(nameOf)
  return names.join(operator === 'AND' ? ' and ' : ' or ')
}

function nameOf({ name, nodeId }: Leaf): string {
  return `“${name ?? nodeId}”`
}

function listed(parts: string[]): string {
  return [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(' and ')
}
