import type { Operator } from './goal-schema'

/** A goal's expression over node numbers, which is what paths hold. */
export interface NumberedGoal {
  operator: Operator
  conditions: { operator: Operator; nodes: number[] }[]
}

/** A version that every change of a conversation is counted for: the live one and the one being built. */
export interface CountedGoal extends NumberedGoal {
  version: number
}
