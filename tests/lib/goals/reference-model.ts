import type { ModelConversation, ModelEvent } from '../pipeline/reference-model'

/**
 * The definition of a goal told a second time in the plainest way: a tree of names, and a conversation walked
 * through instant by instant. Written apart from lib/goals and from its SQL; the property tests hold the two
 * against each other.
 */

export type Word = 'AND' | 'OR'
export interface ModelGoal {
  word: Word
  conditions: { word: Word; nodes: string[] }[]
}

export interface Visit {
  node: string
  at: number
}

/** Which leaves are true, in the shape of the tree. */
type Lights = boolean[][]

/** The visits of a conversation, in its order, from the events that are its own. */
export function visitsOf(conversation: ModelConversation, events: ModelEvent[]): Visit[] {
  return conversation.events.flatMap((id) => {
    const event = events.find((one) => one.id === id)
    return event?.node === undefined ? [] : [{ node: event.node, at: event.at }]
  })
}

export function isReached(goal: ModelGoal, visits: Visit[]): boolean {
  return shines(goal, light(goal, visits))
}

/** The earliest instant at which the whole tree is true; null when it never is. */
export function momentOf(goal: ModelGoal, visits: Visit[]): number | null {
  return firstInstant(visits, (seen) => isReached(goal, seen))
}

export function momentOfCondition(goal: ModelGoal, index: number, visits: Visit[]): number | null {
  const condition = goal.conditions[index]
  if (!condition) return null
  return momentOf({ word: 'AND', conditions: [condition] }, visits)
}

export function momentOfNode(node: string, visits: Visit[]): number | null {
  return firstInstant(visits, (seen) => seen.some((visit) => visit.node === node))
}

/** Every false leaf that alone stands between a conversation and the goal, as [condition, leaf]. */
export function missingLeaves(goal: ModelGoal, visits: Visit[]): [number, number][] {
  if (isReached(goal, visits)) return []
  return goal.conditions.flatMap(({ nodes }, condition) =>
    nodes.flatMap((_, leaf): [number, number][] => {
      const lights = light(goal, visits)
      if (lights[condition]?.[leaf]) return []
      const lit = lights.map((row, c) => row.map((on, l) => on || (c === condition && l === leaf)))
      return shines(goal, lit) ? [[condition, leaf]] : []
    }),
  )
}

function firstInstant(visits: Visit[], isTrue: (seen: Visit[]) => boolean): number | null {
  const instants = [...new Set(visits.map(({ at }) => at))].sort((a, b) => a - b)
  return instants.find((now) => isTrue(visits.filter(({ at }) => at <= now))) ?? null
}

function light(goal: ModelGoal, visits: Visit[]): Lights {
  return goal.conditions.map(({ nodes }) => nodes.map((node) => visits.some((visit) => visit.node === node)))
}

function shines({ word, conditions }: ModelGoal, lights: Lights): boolean {
  return fold(
    word,
    conditions.map((condition, index) => fold(condition.word, lights[index] ?? [])),
  )
}

function fold(word: Word, parts: boolean[]): boolean {
  let result = word === 'AND'
  for (const part of parts) result = word === 'AND' ? result && part : result || part
  return result
}
